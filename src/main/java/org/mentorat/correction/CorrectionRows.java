package org.mentorat.correction;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CorrectionRows extends JpaRepository<Correction, Long> {

  List<Correction> findByReferenceOrderById(String reference);

  Optional<Correction> findByReferenceAndKindAndDoneAtIsNull(String reference, CorrectionKind kind);
}
