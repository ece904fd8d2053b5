package org.mentorat.charter;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface BreachReaders extends JpaRepository<BreachReader, BreachReader.Key> {

  List<BreachReader> findByBreachIdOrderBySinceAscAccountAsc(long breachId);

  boolean existsByBreachIdAndAccount(long breachId, String account);
}
