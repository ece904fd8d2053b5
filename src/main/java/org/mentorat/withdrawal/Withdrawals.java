package org.mentorat.withdrawal;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.mentorat.charter.BreachAnswerEnded;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.mentorat.withdrawal.PersonalData.Table;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of withdrawals, and the erasure they bring. What {@link PersonalData} declares is
 * emptied in one transaction; the proofs, dates, verdicts and accounts, stay.
 */
@Service
@Transactional
public class Withdrawals {

  private final WithdrawalRecords withdrawals;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final EntityManager entities;
  private final JdbcClient sql;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final List<Table> tables = new PersonalData().tables();

  Withdrawals(
      WithdrawalRecords withdrawals,
      MentorshipRegister mentorships,
      Directory directory,
      EntityManager entities,
      JdbcClient sql,
      ApplicationEventPublisher events,
      Clock clock) {
    this.withdrawals = withdrawals;
    this.mentorships = mentorships;
    this.directory = directory;
    this.entities = entities;
    this.sql = sql;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @throws AlreadyWithdrawn when there is nothing left to withdraw from
   */
  public void possible(String reference) throws AlreadyWithdrawn {
    if (withdrawals.findByReference(reference).isPresent()) {
      throw new AlreadyWithdrawn(reference, false);
    }
    if (!mentorships.mentorship(reference).isOpen()) {
      throw new AlreadyWithdrawn(reference, true);
    }
  }

  /**
   * The mentee withdraws; the process does the rest.
   *
   * @param askedHow null when the mentee acts
   * @param by the account of whoever acts
   */
  public Withdrawal withdraw(String reference, AskedHow askedHow, String by)
      throws AlreadyWithdrawn {
    mentorships.lock(reference);
    entities.refresh(mentorships.mentorship(reference));
    possible(reference);
    Instant now = now();
    Withdrawal withdrawal = withdrawals.saveAndFlush(new Withdrawal(reference, askedHow, by, now));
    String mentor =
        mentorships.current(reference).map(Assignment::mentor).map(Person::account).orElse(null);
    events.publishEvent(new MenteeWithdrew(reference, mentor, by, now));
    return withdrawal;
  }

  public Withdrawal withdrawal(long id) {
    return withdrawals
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("no withdrawal has this id"));
  }

  public Optional<Withdrawal> of(String reference) {
    return withdrawals.findByReference(reference);
  }

  /**
   * Erases what was written in this mentorship. The person goes too unless something still needs
   * them; then so does what was written in their earlier mentorships.
   *
   * @param works whether this account also serves the service itself, as its coordination does
   */
  public void erase(long id, boolean works) {
    Withdrawal withdrawal = withdrawal(id);
    String reference = withdrawal.reference();
    mentorships.lock(reference);
    if (mentorships.mentorship(reference).isOpen()) {
      throw new IllegalStateException(reference + " is open");
    }
    Person mentee = mentorships.mentorship(reference).mentee();
    // Nobody registers this address meanwhile: that mentorship would need the person.
    directory.hold(mentee.email());
    entities.refresh(mentee);
    List<Mentorship> all = mentorships.ofMentee(mentee.account());
    boolean needed =
        works
            || directory.mentor(mentee.account()).isPresent()
            || all.stream().anyMatch(Mentorship::isOpen);
    Instant now = now();
    entities.flush();
    for (String written :
        needed ? List.of(reference) : all.stream().map(Mentorship::reference).toList()) {
      for (Table table : tables) {
        erase(withdrawal, table, written, now);
      }
    }
    if (!needed) {
      directory.erase(mentee.account());
      count(withdrawal, "person", 1, now);
    }
    withdrawal.erased(!needed, now);
    entities.flush();
    // What was read before still has the words.
    entities.clear();
    events.publishEvent(new PersonalDataErased(reference, !needed, now));
  }

  /** Whether what was written in this mentorship is erased. */
  public boolean hasErased(String reference) {
    return withdrawals.thatErased(reference).isPresent();
  }

  /**
   * What had to stay until it was dealt with goes now: words in confidence that outlived the
   * withdrawal, or came after it (R61).
   */
  @EventListener
  void wordEnded(BreachAnswerEnded ended) {
    withdrawals
        .thatErased(ended.reference())
        .ifPresent(
            withdrawal -> {
              entities.flush();
              tables.stream()
                  .filter(table -> table.name().equals("breach"))
                  .forEach(table -> erase(withdrawal, table, ended.reference(), now()));
              entities.clear();
            });
  }

  /** How many rows of each table were emptied. */
  public Map<String, Integer> erasedRows(String reference) {
    Map<String, Integer> rows = new TreeMap<>();
    sql.sql(
            "select in_table, how_many from erased_rows e join withdrawal w on w.id = e.withdrawal_id"
                + " where w.reference = :reference")
        .param("reference", reference)
        .query(
            row -> {
              rows.merge(row.getString(1), row.getInt(2), Integer::sum);
            });
    return rows;
  }

  private void erase(Withdrawal withdrawal, Table table, String reference, Instant now) {
    String erasure = table.erasure();
    if (erasure != null) {
      count(withdrawal, table.name(), sql.sql(erasure).param("reference", reference).update(), now);
    }
  }

  private void count(Withdrawal withdrawal, String table, int rows, Instant now) {
    if (rows > 0) {
      sql.sql(
              "insert into erased_rows (withdrawal_id, in_table, how_many, erased_at)"
                  + " values (:withdrawal, :table, :rows, :now)")
          .param("withdrawal", withdrawal.id())
          .param("table", table)
          .param("rows", rows)
          .param("now", Timestamp.from(now))
          .update();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
