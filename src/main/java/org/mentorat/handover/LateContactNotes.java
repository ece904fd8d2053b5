package org.mentorat.handover;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface LateContactNotes extends JpaRepository<LateContactNote, Long> {

  List<LateContactNote> findByChangeIdOrderByWrittenAtAscIdAsc(Long changeId);
}
