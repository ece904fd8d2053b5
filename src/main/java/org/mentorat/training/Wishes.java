package org.mentorat.training;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The requests for training; their service bears the plural. */
interface Wishes extends JpaRepository<TrainingRequest, Long> {

  List<TrainingRequest> findByReferenceOrderByRequestedAtAscIdAsc(String reference);

  List<TrainingRequest> findByDecisionIsNullOrderByRequestedAtAscIdAsc();

  @Query(
      value = "select id from training_request where id = :id for no key update",
      nativeQuery = true)
  Optional<Long> lock(long id);
}
