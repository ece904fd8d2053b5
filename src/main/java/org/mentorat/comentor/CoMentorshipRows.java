package org.mentorat.comentor;

import java.util.Collection;
import java.util.List;
import org.mentorat.people.Person;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CoMentorshipRows extends JpaRepository<CoMentorship, Long> {

  List<CoMentorship> findByReferenceOrderByNumber(String reference);

  List<CoMentorship> findByReferenceAndStateInOrderByNumber(
      String reference, Collection<CoMentorshipState> states);

  List<CoMentorship> findByMentor_AccountAndStateOrderByReference(
      String account, CoMentorshipState state);

  boolean existsByReferenceAndStateIn(String reference, Collection<CoMentorshipState> states);

  boolean existsByReferenceAndMentor_AccountAndStateIn(
      String reference, String account, Collection<CoMentorshipState> states);

  boolean existsByIdAndState(long id, CoMentorshipState state);

  @Query("select count(c) from CoMentorship c where c.reference = :reference")
  int countOf(String reference);

  int countByMentorAndState(Person mentor, CoMentorshipState state);

  /** Until this transaction ends nobody else begins a co-mentorship with this mentor. */
  @Query(
      value = "select person_id from mentor where person_id = :mentor for no key update",
      nativeQuery = true)
  Long lockMentor(long mentor);

  /** Who has as many co-mentorships as this mentorship's project allows. */
  @Query(
      value =
          "select p.account from co_mentorship c join person p on p.id = c.mentor_id"
              + " where c.state = 'ACTIVE' group by p.account having count(*) >= ("
              + "select project.co_mentorships_per_mentor from project"
              + " join mentorship on mentorship.project = project.code"
              + " where mentorship.reference = :reference)",
      nativeQuery = true)
  List<String> full(String reference);
}
