package org.mentorat.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether this node's system clock agrees with the database's, which all nodes share: due dates and
 * proofs of a node whose clock is wrong are wrong. The demo's offset is not part of either clock.
 */
class ClockAgreement {

  private final JdbcTemplate sql;
  private final LongSupplier system;
  private final Duration tolerance;

  /**
   * @param system this node's clock, in milliseconds since 1970
   * @param tolerance the difference from which on the clocks disagree
   */
  ClockAgreement(JdbcTemplate sql, LongSupplier system, Duration tolerance) {
    this.sql = sql;
    this.system = system;
    this.tolerance = tolerance;
  }

  /**
   * By how much this node's clock is ahead of the database's (negative: behind), if that is surely
   * more than the tolerance; empty if they agree. The time the question itself takes is given to
   * the node.
   */
  Optional<Duration> disagreement() {
    long before = system.getAsLong();
    long database =
        sql.queryForObject(
            "select (extract(epoch from clock_timestamp()) * 1000)::bigint", Long.class);
    long after = system.getAsLong();
    long ahead = (before + after) / 2 - database;
    long doubt = (after - before + 1) / 2;
    return Math.abs(ahead) - doubt > tolerance.toMillis()
        ? Optional.of(Duration.ofMillis(ahead))
        : Optional.empty();
  }
}
