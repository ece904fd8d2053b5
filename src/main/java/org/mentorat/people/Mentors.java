package org.mentorat.people;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Mentors extends JpaRepository<Mentor, Long> {

  @Query("select m from Mentor m where m.person.account = :account")
  Optional<Mentor> findByAccount(String account);
}
