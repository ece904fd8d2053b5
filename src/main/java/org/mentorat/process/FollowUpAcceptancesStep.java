package org.mentorat.process;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.agreement.AcceptanceEnd;
import org.mentorat.agreement.AcceptanceReview;
import org.mentorat.agreement.Acceptances;
import org.mentorat.agreement.FollowUpDecision;
import org.mentorat.agreement.FollowUpSubmission;
import org.mentorat.agreement.Publication;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Some have not accepted a new version in time: the coordination sees who (R12, R63). */
@Component
class FollowUpAcceptancesStep implements HumanStep<FollowUpSubmission> {

  private static final int LISTED = 200;

  private final Acceptances acceptances;
  private final Outstanding outstanding;
  private final ReaderTime time;
  private final MessageSource messages;

  FollowUpAcceptancesStep(
      Acceptances acceptances, Outstanding outstanding, ReaderTime time, MessageSource messages) {
    this.acceptances = acceptances;
    this.outstanding = outstanding;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "follow-up-acceptances";
  }

  @Override
  public Class<FollowUpSubmission> submission() {
    return FollowUpSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Publication publication = acceptances.publication(step.reference());
    Locale locale = step.locale();
    Map<AcceptanceEnd, Long> ended = acceptances.ended(publication);
    Map<String, Object> shown = new HashMap<>();
    shown.put("documentName", text("agreement.document." + publication.document(), locale));
    shown.put("documentVersion", String.valueOf(publication.version()));
    shown.put("inForceAt", time.dateTime(publication.inForceAt(), locale));
    shown.put(
        "acceptedCount",
        ended.getOrDefault(AcceptanceEnd.ACCEPTED, 0L)
            + ended.getOrDefault(AcceptanceEnd.ACCEPTED_ELSEWHERE, 0L));
    shown.put(
        "outstandingCount", acceptances.countOpen(publication.document(), publication.version()));
    shown.put(
        "outstanding",
        outstanding.of(publication, LISTED).stream().map(one -> row(one, locale)).toList());
    List<AcceptanceReview> reviews = acceptances.reviews(publication);
    if (!reviews.isEmpty()) {
      shown.put(
          "reviews",
          reviews.stream().map(review -> line(review, locale)).collect(Collectors.joining("\n")));
    }
    shown.put(
        "reminders", publication.reminders() == 0 ? null : String.valueOf(publication.reminders()));
    return shown;
  }

  private Map<String, Object> row(Outstanding.Someone one, Locale locale) {
    return Map.of(
        "name", one.name(),
        "email", one.email(),
        "mentorships", String.join(", ", one.mentorships()),
        "acceptBy", time.dateTime(one.acceptBy(), locale),
        "state", text("agreement.outstanding." + one.state(), locale));
  }

  private String line(AcceptanceReview review, Locale locale) {
    String at = time.dateTime(review.decidedAt(), locale);
    return review.decision() == FollowUpDecision.REMIND
        ? text("agreement.review.REMIND", locale, at, review.outstanding())
        : text("agreement.review.CLOSE", locale, at, review.outstanding(), review.note());
  }

  private String text(String key, Locale locale, Object... args) {
    return messages.getMessage(key, args, locale);
  }
}
