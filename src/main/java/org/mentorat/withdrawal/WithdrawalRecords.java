package org.mentorat.withdrawal;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface WithdrawalRecords extends JpaRepository<Withdrawal, Long> {

  Optional<Withdrawal> findByReference(String reference);

  /** The withdrawal that emptied this mentorship: its own, or another one of the same mentee's. */
  @Query(
      value =
          """
          select w.* from withdrawal w
          join mentorship withdrawn on withdrawn.reference = w.reference
          join mentorship asked on asked.mentee_id = withdrawn.mentee_id
          where asked.reference = :reference and w.erased_at is not null
            and (w.reference = :reference or w.person_erased)
          order by w.reference <> :reference, w.id
          limit 1
          """,
      nativeQuery = true)
  Optional<Withdrawal> thatErased(String reference);
}
