package org.mentorat.meeting;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The meetings; their service bears the plural. */
interface MeetingRows extends JpaRepository<Meeting, Long> {

  List<Meeting> findByReferenceOrderByNumber(String reference);

  List<Meeting> findByReferenceAndStateOrderByBeginsAt(String reference, MeetingState state);

  int countByReference(String reference);
}
