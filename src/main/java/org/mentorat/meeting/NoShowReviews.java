package org.mentorat.meeting;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface NoShowReviews extends JpaRepository<NoShowReview, Long> {

  List<NoShowReview> findByReferenceOrderByOpenedAtAscMeetingIdAsc(String reference);
}
