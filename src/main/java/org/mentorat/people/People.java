package org.mentorat.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface People extends JpaRepository<Person, Long> {

  Optional<Person> findByAccount(String account);

  List<Person> findByAccountIn(Collection<String> accounts);

  @Query("select p from Person p where lower(p.email) = lower(:email)")
  Optional<Person> findByEmail(String email);

  /** Holds every other enrolment of this e-mail address back until this transaction ends. */
  @Query(
      value =
          "select cast(pg_advisory_xact_lock(hashtextextended('person ' || lower(:email), 0)) as text)",
      nativeQuery = true)
  String hold(String email);
}
