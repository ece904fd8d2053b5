package org.mentorat.meeting;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface MeetingMoves extends JpaRepository<MeetingMove, MeetingMove.Key> {

  List<MeetingMove> findByIdMeetingIdOrderByIdSequence(long meetingId);
}
