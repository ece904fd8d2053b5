package org.mentorat.accompaniment;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface FirstMeetings extends JpaRepository<FirstMeeting, Long> {

  Optional<FirstMeeting> findFirstByReferenceOrderByNumberDesc(String reference);
}
