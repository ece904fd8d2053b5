package org.mentorat.matching;

import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.engine.Option;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The mentors to choose from, as the coordination's forms show them. */
@Component
public class MentorChoiceView {

  private final Matching matching;
  private final MessageSource messages;

  MentorChoiceView(Matching matching, MessageSource messages) {
    this.matching = matching;
    this.messages = messages;
  }

  /**
   * The keys {@code candidates}, {@code candidateOptions}, {@code recommendedMentor} and {@code
   * excluded}.
   */
  public Map<String, Object> of(Step step) {
    Ranking ranking = matching.rank(step.reference(), step.locale());
    Map<String, Object> shown = new HashMap<>();
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
