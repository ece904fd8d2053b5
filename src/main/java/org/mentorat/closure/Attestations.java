package org.mentorat.closure;

import java.util.List;
import java.util.Optional;
import org.mentorat.mentorship.Side;
import org.springframework.data.jpa.repository.JpaRepository;

interface Attestations extends JpaRepository<Attestation, Long> {

  Optional<Attestation> findByReferenceAndSideAndVoidedByIsNull(String reference, Side side);

  Optional<Attestation> findByCode(String code);

  List<Attestation> findByPersonAccountAndVoidedByIsNullOrderByIssuedAtDescIdDesc(String account);
}
