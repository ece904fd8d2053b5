package org.mentorat.accompaniment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The follow-ups; their service bears the plural. */
interface FollowUps extends JpaRepository<CheckIn, Long> {

  List<CheckIn> findByReferenceOrderByOpenedAtAscIdAsc(String reference);

  @Query(value = "select id from check_in where id = :id for no key update", nativeQuery = true)
  Optional<Long> lock(long id);
}
