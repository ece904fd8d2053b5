package org.mentorat.mentorship;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Holds extends JpaRepository<Hold, Long> {

  @Query("select h from Hold h where h.mentorship.reference = :reference and h.endedAt is null")
  Optional<Hold> findCurrent(String reference);
}
