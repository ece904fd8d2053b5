package org.mentorat.accompaniment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface TermsProposals extends JpaRepository<Terms, Long> {

  Optional<Terms> findFirstByReferenceOrderByNumberDesc(String reference);

  List<Terms> findByReferenceOrderByNumber(String reference);
}
