package org.mentorat.matching;

import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Option;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.firstcontact.DeclineSummary;
import org.mentorat.mentorship.ConfirmAssignmentSubmission;
import org.mentorat.registration.RequestSummary;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A coordinator confirms an assignment among ranked candidates, waits, or refers elsewhere (R34,
 * R81, R82).
 */
@Component
class ConfirmAssignmentStep implements HumanStep<ConfirmAssignmentSubmission> {

  private final Matching matching;
  private final RequestSummary requests;
  private final DeclineSummary declines;
  private final Commitments commitments;
  private final ReaderTime time;
  private final MessageSource messages;

  ConfirmAssignmentStep(
      Matching matching,
      RequestSummary requests,
      DeclineSummary declines,
      Commitments commitments,
      ReaderTime time,
      MessageSource messages) {
    this.matching = matching;
    this.requests = requests;
    this.declines = declines;
    this.commitments = commitments;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "confirm-assignment";
  }

  @Override
  public Class<ConfirmAssignmentSubmission> submission() {
    return ConfirmAssignmentSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Ranking ranking = matching.rank(step.reference(), step.locale());
    Map<String, Object> shown = requests.of(step.reference(), step.locale());
    shown.put("declines", declines.of(step.reference(), step.locale()));
    shown.put("notMatchedWith", requests.notMatchedWith(step.reference()));
    commitments
        .current(step.reference(), Promise.ASSIGNMENT)
        .ifPresent(
            promise ->
                shown.put("assignmentLimit", time.dateTime(promise.limitAt(), step.locale())));
    shown.put(
        "candidates",
        ranking.candidates().stream().map(candidate -> row(candidate, step)).toList());
    shown.put(
        "candidateOptions",
        ranking.candidates().stream().map(candidate -> option(candidate, step)).toList());
    shown.put(
        "recommendedMentor",
        ranking.candidates().isEmpty() ? null : ranking.candidates().get(0).account());
    shown.put("excluded", exclusions(ranking));
    return shown;
  }

  static List<Map<String, Object>> exclusions(Ranking ranking) {
    return ranking.exclusions().stream()
        .map(
            exclusion -> Map.<String, Object>of("name", exclusion.name(), "rule", exclusion.text()))
        .toList();
  }

  private Map<String, Object> row(Candidate candidate, Step step) {
    return Map.of(
        "rank",
        candidate.rank(),
        "name",
        candidate.name(),
        "workplace",
        candidate.workplace(),
        "score",
        NumberFormat.getInstance(step.locale()).format(candidate.score()),
        "reasons",
        candidate.reasons().stream().map(Reason::text).collect(Collectors.joining(" · ")),
        "load",
        messages.getMessage(
            "matching.load", new Object[] {candidate.load(), candidate.capacity()}, step.locale()));
  }

  private Option option(Candidate candidate, Step step) {
    return new Option(
        candidate.account(),
        messages.getMessage(
            "matching.option",
            new Object[] {
              candidate.rank(), candidate.name(), candidate.workplace(), candidate.score()
            },
            step.locale()));
  }
}
