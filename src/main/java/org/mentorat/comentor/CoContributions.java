package org.mentorat.comentor;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CoContributions extends JpaRepository<CoContribution, Long> {

  List<CoContribution> findByCoMentorshipIdOrderByNumber(long coMentorshipId);
}
