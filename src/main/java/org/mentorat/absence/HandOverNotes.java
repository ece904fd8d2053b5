package org.mentorat.absence;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface HandOverNotes extends JpaRepository<HandOverNote, Long> {

  List<HandOverNote> findByAbsenceIdOrderById(long absence);
}
