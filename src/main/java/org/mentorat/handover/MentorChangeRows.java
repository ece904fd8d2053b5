package org.mentorat.handover;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The changes of mentor; their service bears the plural. */
interface MentorChangeRows extends JpaRepository<MentorChange, Long> {

  List<MentorChange> findByReferenceOrderById(String reference);

  Optional<MentorChange> findByReferenceAndState(String reference, MentorChangeState state);
}
