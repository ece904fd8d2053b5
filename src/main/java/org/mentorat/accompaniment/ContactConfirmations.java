package org.mentorat.accompaniment;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ContactConfirmations extends JpaRepository<ContactConfirmation, Long> {

  Optional<ContactConfirmation> findFirstByReferenceOrderByIdDesc(String reference);
}
