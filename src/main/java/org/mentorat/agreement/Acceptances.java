package org.mentorat.agreement;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.mentorat.people.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is to accept a new version of a document, and who has (R12, R63). Everything that is written
 * of one document happens one after the other: whoever writes holds it first.
 */
@Service
@Transactional
public class Acceptances {

  /** After how long the coordination looks again once it has reminded everybody. */
  public static final Duration REVIEW = Duration.ofDays(7);

  /** What is left to somebody at least, once their question is answered. */
  private static final Duration LEFT_AFTER_ANSWER = Duration.ofDays(7);

  private final Agreements agreements;
  private final Publications publications;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Acceptances(
      Agreements agreements,
      Publications publications,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.agreements = agreements;
    this.publications = publications;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Lets nobody else write what is accepted of this document until the transaction ends. */
  public void hold(Document document) {
    publications.hold(document.name());
  }

  /** The same for all documents; to be asked before one of them is held. */
  public void holdAll() {
    for (Document document : Document.values()) {
      hold(document);
    }
  }

  public Publication publication(Document document, int version) {
    return publications
        .findByDocumentAndVersion(document, version)
        .orElseThrow(() -> new NoSuchElementException("this version was not published"));
  }

  /** As {@link Publication#code} says it. */
  public Publication publication(String code) {
    int at = code.lastIndexOf('-');
    Document document = Document.at(code.substring(0, at)).orElseThrow();
    return publication(document, Integer.parseInt(code.substring(at + 1)));
  }

  /** As {@link #publication(String)}, its document held. */
  public Publication heldPublication(String code) {
    Publication publication = publication(code);
    hold(publication.document());
    entities.refresh(publication);
    return publication;
  }

  /** Whether this is the version in force: not one to come, and not replaced. */
  public boolean isInForce(Publication publication) {
    return inForce(publication.document()) == publication.version();
  }

  /** The number of the version in force. */
  public int inForce(Document document) {
    return agreements.current(document, Locale.CANADA_FRENCH).version();
  }

  /**
   * Writes down who is to accept the version in force: those of these people who have not signed
   * it, nor any version since the last one that was to be accepted again. Who is written down
   * already is not written twice.
   *
   * @param accounts everybody who takes part in a running mentorship
   * @return how many were added
   */
  public int list(Publication publication, Collection<String> accounts) {
    Instant now = now();
    publication.begun(now);
    Optional<Integer> since = requiredSince(publication.document());
    if (since.isEmpty()) {
      return 0;
    }
    entities.flush();
    return entities
        .createNativeQuery(
            """
            insert into acceptance (person_id, document, version, asked_at, accept_by)
            select p.id, :document, :version, :now, :by from person p
            where p.account = any(string_to_array(:accounts, ','))
              and not exists (
                select from signature s join agreement_version v on v.id = s.version_id
                where s.person_id = p.id and v.document = :document and v.version >= :since)
              and not exists (
                select from acceptance a where a.person_id = p.id and a.document = :document
                  and a.version = :version and a.ended_at is null)
            order by p.id
            """)
        .setParameter("document", publication.document().name())
        .setParameter("version", publication.version())
        .setParameter("now", now)
        .setParameter("by", now.plus(publication.limit()))
        .setParameter("accounts", String.join(",", accounts))
        .setParameter("since", since.get())
        .executeUpdate();
  }

  /** The publications in force of which a newcomer may owe an acceptance. */
  public List<Publication> required() {
    return List.of(Document.values()).stream()
        .filter(document -> requiredSince(document).isPresent())
        .flatMap(document -> agreements.publications(document).stream().filter(this::isInForce))
        .toList();
  }

  /** Those of this version whose process has still to begin, the first ones. */
  public List<Acceptance> toStart(Publication publication, int atMost) {
    return entities
        .createQuery(
            "select a from Acceptance a join fetch a.person where a.document = :document"
                + " and a.version = :version and a.startedAt is null and a.endedAt is null"
                + " order by a.id",
            Acceptance.class)
        .setParameter("document", publication.document())
        .setParameter("version", publication.version())
        .setMaxResults(atMost)
        .getResultList();
  }

  /** Its process begins. */
  public void started(Acceptance acceptance) {
    Instant now = now();
    acceptance.started(now);
    entities.flush();
    events.publishEvent(
        new AcceptanceAsked(
            acceptance.person().account(),
            acceptance.document(),
            acceptance.version(),
            acceptance.acceptBy(),
            now));
  }

  public Acceptance acceptance(long id) {
    return Optional.ofNullable(entities.find(Acceptance.class, id))
        .orElseThrow(() -> new NoSuchElementException("no acceptance has this id"));
  }

  /** What this person has still to accept. */
  public List<Acceptance> open(String account) {
    return entities
        .createQuery(
            "select a from Acceptance a where a.person.account = :account and a.endedAt is null"
                + " order by a.document, a.id",
            Acceptance.class)
        .setParameter("account", account)
        .getResultList();
  }

  /** What this person has still to accept of this document; held before. */
  public List<Acceptance> open(String account, Document document) {
    List<Acceptance> open =
        entities
            .createQuery(
                "select a from Acceptance a where a.person.account = :account"
                    + " and a.document = :document and a.endedAt is null order by a.id",
                Acceptance.class)
            .setParameter("account", account)
            .setParameter("document", document)
            .getResultList();
    open.forEach(entities::refresh);
    return open.stream().filter(Acceptance::isOpen).toList();
  }

  /** Who has not accepted this version, by name. */
  public List<Acceptance> open(Publication publication) {
    return entities
        .createQuery(
            "select a from Acceptance a join fetch a.person p where a.document = :document"
                + " and a.version = :version and a.endedAt is null"
                + " order by p.familyName, p.givenName, a.id",
            Acceptance.class)
        .setParameter("document", publication.document())
        .setParameter("version", publication.version())
        .getResultList();
  }

  /** The accounts of those who have still to accept a version of this document. */
  public Set<String> owing(Document document) {
    return Set.copyOf(
        entities
            .createQuery(
                "select distinct a.person.account from Acceptance a where a.document = :document"
                    + " and a.endedAt is null",
                String.class)
            .setParameter("document", document)
            .getResultList());
  }

  public long countOpen(Document document, int version) {
    entities.flush();
    return entities
        .createQuery(
            "select count(a) from Acceptance a where a.document = :document"
                + " and a.version = :version and a.endedAt is null",
            Long.class)
        .setParameter("document", document)
        .setParameter("version", version)
        .getSingleResult();
  }

  /** How many ended in each way. */
  public Map<AcceptanceEnd, Long> ended(Publication publication) {
    Map<AcceptanceEnd, Long> counts = new EnumMap<>(AcceptanceEnd.class);
    entities
        .createQuery(
            "select a.endedAs, count(a) from Acceptance a where a.document = :document"
                + " and a.version = :version and a.endedAt is not null group by a.endedAs",
            Object[].class)
        .setParameter("document", publication.document())
        .setParameter("version", publication.version())
        .getResultList()
        .forEach(row -> counts.put((AcceptanceEnd) row[0], (Long) row[1]));
    return counts;
  }

  /**
   * The person accepts: signs the text that was shown to them, in their language.
   *
   * @throws NothingToAccept when it ended meanwhile
   */
  public void accept(long id, String by) throws NothingToAccept {
    Acceptance acceptance = heldOpen(id);
    Person person = acceptance.person();
    end(acceptance, AcceptanceEnd.ACCEPTED);
    agreements.sign(person, text(acceptance), by);
  }

  /** The text that this is about, in the language of the person. */
  public AgreementVersion text(Acceptance acceptance) {
    return agreements
        .version(acceptance.document(), acceptance.version(), acceptance.person().locale())
        .orElseThrow();
  }

  /** It ends; its process has to be told. Its document is held before. */
  public void end(Acceptance acceptance, AcceptanceEnd as) {
    Instant now = now();
    acceptance.ended(as, now);
    entities.flush();
    events.publishEvent(
        new AcceptanceEnded(
            acceptance.person().account(), acceptance.document(), acceptance.version(), as, now));
  }

  /** Whether this person signed this version or, of the same document, a later one. */
  public boolean signed(Acceptance acceptance) {
    return agreements.signatures(acceptance.person()).stream()
        .map(Signature::version)
        .anyMatch(
            version ->
                version.document() == acceptance.document()
                    && version.version() >= acceptance.version());
  }

  /**
   * The person has a question.
   *
   * @throws NothingToAccept when it ended meanwhile
   */
  public void ask(long id, String question) throws NothingToAccept {
    Acceptance acceptance = heldOpen(id);
    Instant now = now();
    entities.persist(new AcceptanceQuestion(acceptance, question, now));
    entities.flush();
    events.publishEvent(
        new AgreementQuestionAsked(
            acceptance.person().account(), acceptance.document(), acceptance.version(), now));
  }

  /**
   * The coordination answers. The time that it took is not the person's: the limit moves by it, and
   * a week is left at least.
   *
   * @throws NothingToAccept when it ended meanwhile
   */
  public void answer(long id, String answer, String by) throws NothingToAccept {
    Acceptance acceptance = heldOpen(id);
    Instant now = now();
    AcceptanceQuestion open = openQuestion(id).orElseThrow();
    Instant moved = acceptance.acceptBy().plus(Duration.between(open.askedAt(), now));
    Instant least = now.plus(LEFT_AFTER_ANSWER);
    open.answered(answer, by, now);
    acceptance.limitMoved(moved.isBefore(least) ? least : moved);
    entities.flush();
    events.publishEvent(
        new AgreementQuestionAnswered(
            acceptance.person().account(), acceptance.document(), acceptance.version(), by, now));
  }

  /** What was asked and answered before this one was accepted, the oldest first. */
  public List<AcceptanceQuestion> questions(long id) {
    return entities
        .createQuery(
            "select q from AcceptanceQuestion q where q.acceptance.id = :id order by q.id",
            AcceptanceQuestion.class)
        .setParameter("id", id)
        .getResultList();
  }

  /** What the coordination has still to answer. */
  public Optional<AcceptanceQuestion> openQuestion(long id) {
    return questions(id).stream().filter(question -> question.answeredAt() == null).findFirst();
  }

  /**
   * The coordination is reminded of a question.
   *
   * @return how often it was, this time included
   */
  public int remindQuestion(long id) {
    held(id);
    int times = openQuestion(id).orElseThrow().reminded();
    entities.flush();
    return times;
  }

  /** The person is reminded. */
  public void remind(long id) {
    Acceptance acceptance = held(id);
    if (acceptance.isOpen()) {
      remind(acceptance);
    }
  }

  /**
   * The limit has passed.
   *
   * @return whether it is still open
   */
  public boolean overdue(long id) {
    Acceptance acceptance = held(id);
    if (!acceptance.isOpen()) {
      return false;
    }
    Instant now = now();
    if (acceptance.overdue(now)) {
      entities.flush();
      events.publishEvent(
          new AcceptanceOverdue(
              acceptance.person().account(), acceptance.document(), acceptance.version(), now));
    }
    return true;
  }

  /** What was decided about those who had not accepted, the oldest first. */
  public List<AcceptanceReview> reviews(Publication publication) {
    return entities
        .createQuery(
            "select r from AcceptanceReview r where r.document = :document"
                + " and r.version = :version order by r.id",
            AcceptanceReview.class)
        .setParameter("document", publication.document())
        .setParameter("version", publication.version())
        .getResultList();
  }

  /** The coordination decides about those who have not accepted; held before. */
  public void review(Publication publication, FollowUpSubmission submission, String by) {
    Instant now = now();
    List<Acceptance> open = open(publication);
    entities.persist(new AcceptanceReview(publication, submission, open.size(), by, now));
    if (submission.decision() == FollowUpDecision.REMIND) {
      publication.reviewedUntil(now.plus(REVIEW));
      open.forEach(this::remind);
    }
    entities.flush();
    events.publishEvent(
        new AcceptancesFollowedUp(
            publication.document(),
            publication.version(),
            submission.decision(),
            open.size(),
            by,
            now));
  }

  /**
   * The coordination is reminded of those who have not accepted.
   *
   * @return how often it was since it decided last, this time included
   */
  public int remindCoordination(Publication publication) {
    int times = publication.reminded();
    entities.flush();
    return times;
  }

  private void remind(Acceptance acceptance) {
    int times = acceptance.reminded();
    entities.flush();
    events.publishEvent(
        new AcceptanceReminded(
            acceptance.person().account(),
            acceptance.document(),
            acceptance.version(),
            times,
            now()));
  }

  private Acceptance held(long id) {
    Acceptance acceptance = acceptance(id);
    hold(acceptance.document());
    entities.refresh(acceptance);
    return acceptance;
  }

  private Acceptance heldOpen(long id) throws NothingToAccept {
    Acceptance acceptance = held(id);
    if (!acceptance.isOpen()) {
      throw new NothingToAccept(id);
    }
    return acceptance;
  }

  /** The last version in force that was to be accepted again. */
  private Optional<Integer> requiredSince(Document document) {
    Instant now = clock.instant();
    return agreements.publications(document).stream()
        .filter(publication -> publication.required() && !publication.inForceAt().isAfter(now))
        .map(Publication::version)
        .max(Integer::compare);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
