package org.mentorat.comentor;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CoCheckIns extends JpaRepository<CoCheckIn, Long> {

  List<CoCheckIn> findByCoMentorshipIdOrderById(long coMentorshipId);
}
