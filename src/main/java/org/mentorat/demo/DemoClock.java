package org.mentorat.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mentorat.demo.EngineTime.ServiceTimer;
import org.mentorat.notification.Sending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * The clock that visitors of the demonstration move. It goes from due date to due date, and at each
 * one waits until the job executor has done what is due and the mail has gone, so that a loop which
 * waits a month fires twice in sixty days and nothing happens at a time at which it could not have
 * happened.
 *
 * <p>One move at a time in the whole cluster; others wait their turn.
 */
@Component
@Profile("demo")
class DemoClock {

  private static final Logger log = LoggerFactory.getLogger(DemoClock.class);

  /** The key of the advisory lock that a move holds: "demo" in ASCII. */
  private static final long LOCK = 0x64656d6fL;

  private static final long PAUSE_MILLIS = 10;

  private final EngineTime time;
  private final Sending mail;
  private final DataSource database;
  private final Duration limit;
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * @param limit how long a move may take in real time, and how long it may wait for its turn
   */
  DemoClock(
      EngineTime time,
      Sending mail,
      DataSource database,
      @Value("${mentorat.demo.clock-limit:PT3M}") Duration limit) {
    this.time = time;
    this.mail = mail;
    this.database = database;
    this.limit = limit;
  }

  /** What time it is in the service. */
  Instant now() {
    return time.now();
  }

  /** The timers that are set, the first to fire first. */
  List<ServiceTimer> ahead(int most) {
    return time.timersAhead(most);
  }

  /**
   * Moves the clock and answers when all work due by then is done. Work whose retries are used up
   * is left as the incident it is.
   *
   * @param by the account that asked for it
   * @throws ClockStopped if that takes longer than the limit; the clock stays where it came to
   */
  Moved advance(Advance advance, String by) throws ClockStopped {
    Instant giveUp = Instant.now().plus(limit);
    try {
      if (!turn.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ClockStopped(nothing());
      }
      try (Connection connection = database.getConnection()) {
        return oneAtATime(connection, giveUp, () -> move(advance, by));
      } finally {
        turn.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClockStopped(nothing());
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("The demo clock needs the database", e);
    }
  }

  private Moved move(Advance advance, String by) throws ClockStopped, InterruptedException {
    Instant start = time.now();
    Instant target = advance.from(start);
    Instant giveUp = Instant.now().plus(limit);
    finishWork(start, giveUp);
    Optional<Instant> next;
    while ((next = nextDue(target)).isPresent()) {
      time.moveTo(next.get(), by);
      finishWork(start, giveUp);
    }
    time.moveTo(target, by);
    finishWork(start, giveUp);
    Thread.sleep(EngineTime.FOLLOW_EVERY.toMillis());
    Moved moved = since(start, target);
    log.info(
        "The demo clock moved from {} to {}; {} timers fired", start, target, moved.fired().size());
    return moved;
  }

  private Optional<Instant> nextDue(Instant target) {
    return Stream.concat(time.nextDue(target).stream(), mail.nextDue(target).stream())
        .min(Comparator.naturalOrder());
  }

  private void finishWork(Instant start, Instant giveUp) throws ClockStopped, InterruptedException {
    while (time.hasWorkDue() || mail.hasWorkDue()) {
      if (Instant.now().isAfter(giveUp)) {
        throw new ClockStopped(since(start, time.now()));
      }
      time.wake();
      mail.wake();
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private Moved since(Instant start, Instant reached) {
    return new Moved(
        time.now(),
        Duration.between(start, reached).truncatedTo(ChronoUnit.SECONDS),
        time.timersFiredSince(start));
  }

  private Moved nothing() {
    return new Moved(time.now(), Duration.ZERO, List.of());
  }

  private Moved oneAtATime(Connection connection, Instant giveUp, Move move)
      throws SQLException, ClockStopped, InterruptedException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      while (!locked(statement)) {
        if (Instant.now().isAfter(giveUp)) {
          throw new ClockStopped(nothing());
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return move.run();
    } finally {
      connection.rollback();
    }
  }

  private static boolean locked(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private interface Move {
    Moved run() throws ClockStopped, InterruptedException;
  }

  /**
   * What a move of the clock came to.
   *
   * @param now the service's time afterwards
   * @param advanced how far it moved
   * @param fired the timers that fired on the way
   */
  record Moved(Instant now, Duration advanced, List<ServiceTimer> fired) {}

  /** The limit was reached before all due work was done. */
  static class ClockStopped extends Exception {

    private final transient Moved moved;

    ClockStopped(Moved moved) {
      this.moved = moved;
    }

    Moved moved() {
      return moved;
    }
  }
}
