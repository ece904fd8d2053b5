package org.mentorat.agreement;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface AgreementVersions extends JpaRepository<AgreementVersion, Long> {

  Optional<AgreementVersion> findFirstByDocumentAndLanguageOrderByVersionDesc(
      Document document, String language);

  Optional<AgreementVersion> findByDocumentAndVersionAndLanguage(
      Document document, int version, String language);
}
