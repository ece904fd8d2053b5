package org.mentorat.commitment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The commitments; their service bears the plural. */
interface Ledger extends JpaRepository<Commitment, Long> {

  @Query(
      "select c from Commitment c where c.reference = :reference and c.promise = :promise"
          + " and c.subject is not distinct from :subject and c.stoppedAt is null")
  Optional<Commitment> findOpen(String reference, Promise promise, String subject);

  List<Commitment> findByReferenceOrderByStartedAtAscIdAsc(String reference);

  List<Commitment> findByReferenceInAndStoppedAtIsNull(Collection<String> references);

  @Query(
      "select c from Commitment c where c.stoppedAt is null and c.verdict = org.mentorat.commitment.Verdict.LATE"
          + " order by c.limitAt, c.id")
  List<Commitment> findBroken(Limit most);

  @Query(
      "select count(c) from Commitment c where c.stoppedAt is null and c.verdict = org.mentorat.commitment.Verdict.LATE")
  long countBroken();

  @Query(
      "select count(c) from Commitment c where c.owner = :owner and c.promise = org.mentorat.commitment.Promise.ANSWER"
          + " and c.verdict in (org.mentorat.commitment.Verdict.KEPT,"
          + " org.mentorat.commitment.Verdict.KEPT_UNCONFIRMED)"
          + " and c.stoppedAt > :from and c.stoppedAt <= :until")
  long countAnswered(String owner, Instant from, Instant until);

  @Query(
      value =
          "select id from commitment where reference = :reference and promise = :promise"
              + " and subject is not distinct from cast(:subject as text)"
              + " and stopped_at is null for no key update",
      nativeQuery = true)
  Optional<Long> lockOpen(String reference, String promise, String subject);

  @Query(
      value =
          "select id from commitment where reference = :reference and stopped_at is null"
              + " order by id for no key update",
      nativeQuery = true)
  List<Long> lockRunning(String reference);

  @Query(
      value =
          "select id from commitment where reference = :reference and promise = :promise"
              + " and subject is not distinct from cast(:subject as text)"
              + " order by started_at desc, id desc limit 1 for no key update",
      nativeQuery = true)
  Optional<Long> lockLast(String reference, String promise, String subject);

  @Query(
      value =
          "select * from commitment where reference = :reference and promise = :promise"
              + " and subject is not distinct from cast(:subject as text)"
              + " order by started_at desc, id desc limit 1",
      nativeQuery = true)
  Optional<Commitment> findLast(String reference, String promise, String subject);
}
