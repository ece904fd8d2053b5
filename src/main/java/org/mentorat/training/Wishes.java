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
      value =
          """
          select other.* from training_request asked
          join training_request other on other.decision is null and other.id <> asked.id
            and exists (
              select jsonb_object_keys(matching_vocabulary(asked.topic))
              intersect
              select jsonb_object_keys(matching_vocabulary(other.topic)))
          where asked.id = :id
          order by other.requested_at, other.id
          limit :most
          """,
      nativeQuery = true)
  List<TrainingRequest> similarTo(long id, int most);

  @Query(
      value = "select id from training_request where id = :id for no key update",
      nativeQuery = true)
  Optional<Long> lock(long id);
}
