package org.mentorat.accompaniment;

import java.util.Optional;
import org.mentorat.mentorship.Side;
import org.springframework.data.jpa.repository.JpaRepository;

interface MidTermEvaluations extends JpaRepository<MidTerm, Long> {

  Optional<MidTerm> findByReferenceAndSide(String reference, Side side);
}
