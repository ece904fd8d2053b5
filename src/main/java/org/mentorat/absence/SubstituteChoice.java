package org.mentorat.absence;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mentorat.engine.Option;
import org.mentorat.engine.Step;
import org.mentorat.matching.Matching;
import org.mentorat.matching.StandIn;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who may answer for all whom a mentor accompanies, as the forms show them: the best first. */
@Component
public class SubstituteChoice {

  private final Matching matching;
  private final MentorshipRegister mentorships;
  private final MessageSource messages;

  SubstituteChoice(Matching matching, MentorshipRegister mentorships, MessageSource messages) {
    this.matching = matching;
    this.mentorships = mentorships;
    this.messages = messages;
  }

  /**
   * @param suggested an account that comes first if it may at all; or null
   */
  public List<Option> options(String mentor, String suggested, Step step) {
    return found(mentor, suggested).stream()
        .map(
            one ->
                new Option(
                    one.account(), text("absence.option", step, one.name(), one.workplace())))
        .toList();
  }

  /** The same people, with why they stand where they do. */
  List<Map<String, Object>> rows(String mentor, String suggested, Step step) {
    List<StandIn> found = found(mentor, suggested);
    return IntStream.range(0, found.size())
        .mapToObj(
            index -> {
              StandIn one = found.get(index);
              return Map.<String, Object>of(
                  "rank", index + 1,
                  "name", one.name(),
                  "workplace", one.workplace(),
                  "why", why(one, one.account().equals(suggested), step),
                  "load", text("matching.load", step, one.load(), one.capacity()));
            })
        .toList();
  }

  private String why(StandIn one, boolean isSuggested, Step step) {
    String shared = text("absence.shared", step, one.shared());
    String near = one.near() ? text("absence.near", step) + " · " + shared : shared;
    return isSuggested ? text("absence.suggested", step) + " · " + near : near;
  }

  private List<StandIn> found(String mentor, String suggested) {
    List<String> references = mentorships.entrustedTo(mentor);
    return references.isEmpty() ? List.of() : matching.standIns(references, mentor, suggested);
  }

  private String text(String key, Step step, Object... args) {
    return messages.getMessage(key, args, step.locale());
  }
}
