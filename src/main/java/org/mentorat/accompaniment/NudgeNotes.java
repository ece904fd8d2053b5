package org.mentorat.accompaniment;

import org.springframework.data.jpa.repository.JpaRepository;

interface NudgeNotes extends JpaRepository<Nudge, Long> {

  int countByReferenceAndStep(String reference, String step);
}
