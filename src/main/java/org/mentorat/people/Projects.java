package org.mentorat.people;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Projects extends JpaRepository<Project, String> {

  /** Lets nobody end this project until the transaction ends. */
  @Query(
      value = "select ended_at is null from project where code = :code for share",
      nativeQuery = true)
  Optional<Boolean> holdRunning(String code);

  @Query(
      value = "select code from project where code = :code for no key update",
      nativeQuery = true)
  Optional<String> lock(String code);
}
