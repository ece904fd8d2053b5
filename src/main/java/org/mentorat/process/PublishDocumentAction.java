package org.mentorat.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mentorat.agreement.AcceptanceEnd;
import org.mentorat.agreement.AcceptanceRule;
import org.mentorat.agreement.Acceptances;
import org.mentorat.agreement.AgreementVersion;
import org.mentorat.agreement.Agreements;
import org.mentorat.agreement.AlreadyPublished;
import org.mentorat.agreement.Document;
import org.mentorat.agreement.NewVersion;
import org.mentorat.agreement.Publication;
import org.mentorat.agreement.PublishDocumentSubmission;
import org.mentorat.engine.DocumentAction;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Roles;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The coordination publishes a new version of a document that people sign, for good, and sees who
 * has not accepted it (R12, R13, R63).
 */
@Component
class PublishDocumentAction implements DocumentAction<PublishDocumentSubmission> {

  private static final int USUAL_LIMIT = 14;
  private static final int LISTED = 1000;

  private final Agreements agreements;
  private final Acceptances acceptances;
  private final Outstanding outstanding;
  private final MentorshipRegister mentorships;
  private final AgreementChangeProcess process;
  private final ReaderTime time;
  private final MessageSource messages;
  private final Clock clock;

  PublishDocumentAction(
      Agreements agreements,
      Acceptances acceptances,
      Outstanding outstanding,
      MentorshipRegister mentorships,
      AgreementChangeProcess process,
      ReaderTime time,
      MessageSource messages,
      Clock clock) {
    this.agreements = agreements;
    this.acceptances = acceptances;
    this.outstanding = outstanding;
    this.mentorships = mentorships;
    this.process = process;
    this.time = time;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * @param version the one in force
   * @param inForceAt since when
   * @param comingVersion published, and in force from a later moment on; or null
   * @param accepted how many have accepted the version in force since it was published
   * @param noLongerNeeded whose last mentorship ended before they had
   * @param outstanding how many have not accepted it
   * @param people who has not; the first thousand by name
   */
  record Shown(
      int version,
      Instant inForceAt,
      Integer comingVersion,
      Instant comingInForceAt,
      long accepted,
      long noLongerNeeded,
      long outstanding,
      List<Outstanding.Someone> people) {}

  @Override
  public String formId() {
    return "publish-document";
  }

  @Override
  public String address() {
    return "publication";
  }

  @Override
  public Class<PublishDocumentSubmission> submission() {
    return PublishDocumentSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return step.groups().contains(Roles.COORDINATORS) && Document.at(step.reference()).isPresent();
  }

  // There is always a next version.
  @Override
  public void possible(Step step) {}

  @Override
  public Record progress(Step step) {
    Document document = document(step);
    AgreementVersion now = agreements.current(document, Locale.CANADA_FRENCH);
    Optional<Publication> coming = coming(document);
    Optional<Publication> current =
        agreements.publications(document).stream()
            .filter(publication -> publication.version() == now.version())
            .findFirst();
    Map<AcceptanceEnd, Long> ended = current.map(acceptances::ended).orElse(Map.of());
    return new Shown(
        now.version(),
        agreements.inForceAt(now),
        coming.map(Publication::version).orElse(null),
        coming.map(Publication::inForceAt).orElse(null),
        ended.getOrDefault(AcceptanceEnd.ACCEPTED, 0L)
            + ended.getOrDefault(AcceptanceEnd.ACCEPTED_ELSEWHERE, 0L),
        ended.getOrDefault(AcceptanceEnd.NO_LONGER_NEEDED, 0L),
        current
            .map(publication -> acceptances.countOpen(document, publication.version()))
            .orElse(0L),
        current.map(publication -> outstanding.of(publication, LISTED)).orElse(List.of()));
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Document document = document(step);
    AgreementVersion now = agreements.current(document, Locale.CANADA_FRENCH);
    Map<String, Object> shown = new HashMap<>();
    shown.put(
        "documentName", messages.getMessage("agreement.document." + document, null, step.locale()));
    shown.put("currentVersion", String.valueOf(now.version()));
    shown.put("currentInForceAt", time.dateTime(agreements.inForceAt(now), step.locale()));
    shown.put(
        "comingVersion",
        coming(document)
            .map(
                coming ->
                    messages.getMessage(
                        "agreement.coming",
                        new Object[] {
                          coming.version(), time.dateTime(coming.inForceAt(), step.locale())
                        },
                        step.locale()))
            .orElse(null));
    shown.put("versionCode", document.code(agreements.next(document)));
    shown.put("concernedCount", mentorships.participants().size());
    shown.put("textFr", newest(document, Locale.CANADA_FRENCH).body());
    shown.put("textEn", newest(document, Locale.CANADA).body());
    return shown;
  }

  @Override
  public void check(PublishDocumentSubmission submission, Step step, Refusals refusals) {
    Document document = document(step);
    Optional<Integer> number = number(document, submission.confirmation());
    if (number.filter(known -> known < agreements.next(document)).isPresent()) {
      // Somebody was faster: perform says so.
      return;
    }
    if (lines(submission.textFr()).equals(newest(document, Locale.CANADA_FRENCH).body())
        && lines(submission.textEn()).equals(newest(document, Locale.CANADA).body())) {
      refusals.refuse("textFr", "agreement.sameText");
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), time.zone());
    LocalDate last = today.plusYears(1);
    if (submission.inForceOn().isBefore(today) || submission.inForceOn().isAfter(last)) {
      refusals.refuse(
          "inForceOn",
          "agreement.inForceOn",
          time.date(today, step.locale()),
          time.date(last, step.locale()));
    } else if (coming(document)
        .filter(coming -> inForceAt(submission).isBefore(coming.inForceAt()))
        .isPresent()) {
      refusals.refuse(
          "inForceOn",
          "agreement.beforeComing",
          time.dateTime(coming(document).orElseThrow().inForceAt(), step.locale()));
    }
    if (number.isEmpty()) {
      refusals.refuse(
          "confirmation", "agreement.confirmation", document.code(agreements.next(document)));
    }
  }

  @Override
  public long perform(PublishDocumentSubmission submission, Step step) throws NotNow {
    Document document = document(step);
    boolean required = submission.acceptance() == AcceptanceRule.REQUIRED;
    try {
      Publication publication =
          agreements.publish(
              document,
              number(document, submission.confirmation()).orElseThrow(),
              new NewVersion(
                  lines(submission.textFr()),
                  lines(submission.textEn()),
                  submission.changesFr(),
                  submission.changesEn(),
                  inForceAt(submission),
                  required,
                  Optional.ofNullable(submission.limitDays()).orElse(USUAL_LIMIT)),
              step.account());
      process.start(publication.code());
    } catch (AlreadyPublished e) {
      throw new NotNow("agreement.alreadyPublished");
    }
    return required ? mentorships.participants().size() : acceptances.owing(document).size();
  }

  /** The version that is named to confirm: the next one, or one that exists already. */
  private Optional<Integer> number(Document document, String code) {
    int next = agreements.next(document);
    for (int number = next; number >= 1; number--) {
      if (document.code(number).equals(code)) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  /** The first moment of the day; that of today is past, which means at once. */
  private Instant inForceAt(PublishDocumentSubmission submission) {
    return submission.inForceOn().atStartOfDay(time.zone()).toInstant();
  }

  /** As browsers send it, a text has other ends of lines. */
  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }

  private Optional<Publication> coming(Document document) {
    return agreements.publications(document).stream()
        .filter(publication -> publication.inForceAt().isAfter(clock.instant()))
        .reduce((earlier, later) -> later);
  }

  private AgreementVersion newest(Document document, Locale locale) {
    return agreements.versions(document, locale).get(0);
  }

  private static Document document(Step step) {
    return Document.at(step.reference()).orElseThrow();
  }
}
