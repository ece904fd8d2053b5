package org.mentorat.firstcontact;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Declines extends JpaRepository<Decline, Long> {

  List<Decline> findByReferenceOrderByDeclinedAtAscIdAsc(String reference);
}
