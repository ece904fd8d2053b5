package org.mentorat.accompaniment;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The nudges; their service bears the plural. */
interface NudgeNotes extends JpaRepository<Nudge, Long> {

  @Query(
      "select n from Nudge n where n.reference = :reference and n.step = :step"
          + " and n.subject is not distinct from :subject order by n.number")
  List<Nudge> findAll(String reference, String step, Long subject);
}
