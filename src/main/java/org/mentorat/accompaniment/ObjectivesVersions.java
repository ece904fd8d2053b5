package org.mentorat.accompaniment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ObjectivesVersions extends JpaRepository<ObjectivesVersion, Long> {

  Optional<ObjectivesVersion> findFirstByReferenceOrderByNumberDesc(String reference);

  List<ObjectivesVersion> findByReferenceOrderByNumber(String reference);
}
