package org.mentorat.agreement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Publications extends JpaRepository<Publication, Long> {

  Optional<Publication> findByDocumentAndVersion(Document document, int version);

  List<Publication> findByDocumentOrderByVersionAsc(Document document);

  /** Everything that is published or accepted of one document happens one after the other. */
  @Query(
      value =
          "select cast(pg_advisory_xact_lock(hashtextextended('document ' || :document, 0)) as text)",
      nativeQuery = true)
  String hold(String document);
}
