package org.mentorat.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AgreementVersions extends JpaRepository<AgreementVersion, Long> {

  /** Those in force at this moment or before, the newest first. */
  @Query(
      "select v from AgreementVersion v where v.document = :document and v.language = :language"
          + " and not exists (select p.id from Publication p where p.document = v.document"
          + " and p.version = v.version and p.inForceAt > :now) order by v.version desc")
  List<AgreementVersion> inForce(Document document, String language, Instant now, Limit limit);

  List<AgreementVersion> findByDocumentAndLanguageOrderByVersionDesc(
      Document document, String language);

  Optional<AgreementVersion> findByDocumentAndVersionAndLanguage(
      Document document, int version, String language);

  @Query("select max(v.version) from AgreementVersion v where v.document = :document")
  int newest(Document document);
}
