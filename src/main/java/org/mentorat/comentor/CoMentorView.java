package org.mentorat.comentor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.Option;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.matching.Matching;
import org.mentorat.mentorship.Side;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the forms show of co-mentors. Maps are of the forms' keys; what is absent is null. */
@Component
public class CoMentorView {

  private static final int LABEL = 120;

  private final CoMentors coMentors;
  private final Aims aims;
  private final Matching matching;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  CoMentorView(
      CoMentors coMentors,
      Aims aims,
      Matching matching,
      PairView pair,
      ReaderTime time,
      MessageSource messages) {
    this.coMentors = coMentors;
    this.aims = aims;
    this.matching = matching;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  /** For whoever of the pair invites: the keys of {@code co-mentor-invitation}. */
  public Map<String, Object> inviting(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put(
        "aims",
        aims.of(step.reference()).stream()
            .map(aim -> new Option(aim.code(), shortened(aim.text())))
            .toList());
    shown.put("candidates", candidates(step.reference()));
    shown.put("serviceEndsOn", pair.serviceEndsOn(step));
    shown.put("coMentors", history(step));
    return shown;
  }

  /** Who may be invited, the best first, by name only. */
  public List<Option> candidates(String reference) {
    return matching.contributors(reference, coMentors.notToInvite(reference)).stream()
        .map(found -> new Option(found.account(), found.name()))
        .toList();
  }

  /** The co-mentorships that may be ended, by name. */
  public List<Option> options(Step step, boolean ownOnly) {
    return coMentors.active(step.reference()).stream()
        .filter(active -> !ownOnly || active.mentor().account().equals(step.account()))
        .map(active -> new Option(active.id().toString(), active.mentor().displayName()))
        .toList();
  }

  /** Who contributes today, by name; null if nobody does. */
  public String names(String reference) {
    List<CoMentorship> active = coMentors.active(reference);
    return active.isEmpty()
        ? null
        : active.stream()
            .map(coMentorship -> coMentorship.mentor().displayName())
            .collect(Collectors.joining(", "));
  }

  /** Who contributes today, to what and how, for the pair; null if nobody does. */
  public String contributions(Step step) {
    return joined(
        coMentors.active(step.reference()).stream()
            .map(active -> contribution(active, step.locale()))
            .toList());
  }

  /** Every invitation and what became of it, for the pair; null if there was none. */
  public String history(Step step) {
    return joined(
        coMentors.of(step.reference()).stream().map(one -> became(one, step.locale())).toList());
  }

  /** The invitation of this step. */
  Map<String, Object> invitation(Step step) {
    CoMentorship invited = coMentors.coMentorship(step.subject());
    Map<String, Object> shown = new HashMap<>();
    shown.put("menteeName", pair.menteeName(step));
    shown.put("mentorName", pair.mentorName(step));
    shown.put(
        "inviterName",
        invited.side() == Side.MENTEE ? pair.menteeName(step) : pair.mentorName(step));
    shown.put("coMentorName", invited.mentor().displayName());
    shown.put("aimText", invited.aimText());
    shown.put("expectedContribution", coMentors.contribution(invited.id()).text());
    shown.put("followUpText", text(invited.followUp().messageKey(), step.locale()));
    shown.put("lastDayText", until(invited, step));
    return shown;
  }

  /** As {@link #invitation}, of a step that closes by itself. */
  Map<String, Object> closing(Step step) {
    Map<String, Object> shown = invitation(step);
    Instant closes = pair.after(step, pair.promises(step).confirmLimit());
    shown.putAll(pair.closing(step, pair.orServiceEnd(step, closes)));
    return shown;
  }

  private String until(CoMentorship coMentorship, Step step) {
    return coMentorship.lastDay() == null
        ? text("comentor.untilTheEnd", step.locale(), pair.serviceEndsOn(step))
        : time.date(coMentorship.lastDay(), step.locale());
  }

  private String became(CoMentorship one, Locale locale) {
    List<String> words = new ArrayList<>();
    words.add(
        text(
            one.state().messageKey(),
            locale,
            one.mentor().displayName(),
            time.dateTime(one.closedAt() == null ? one.invitedAt() : one.closedAt(), locale)));
    if (one.endedAs() != null) {
      words.add(text(one.endedAs().messageKey(), locale));
    }
    for (String said : new String[] {one.agreementComment(), one.declineReason(), one.endWords()}) {
      if (said != null) {
        words.add(text("comentor.said", locale, said));
      }
    }
    if (one.isActive()) {
      words.add(contribution(one, locale));
      long unlogged = coMentors.unlogged(one.id());
      if (unlogged > 0) {
        words.add(text("comentor.unlogged", locale, unlogged));
      }
    }
    return String.join("\n", words);
  }

  private String contribution(CoMentorship active, Locale locale) {
    CoContribution inForce = coMentors.contribution(active.id());
    return text(
        "comentor.contribution",
        locale,
        active.mentor().displayName(),
        active.aimText(),
        inForce.number(),
        inForce.text());
  }

  private static String joined(List<String> texts) {
    return texts.isEmpty() ? null : String.join("\n\n", texts);
  }

  private static String shortened(String text) {
    return text.length() <= LABEL ? text : text.substring(0, LABEL).stripTrailing() + "…";
  }

  private String text(String key, Locale locale, Object... args) {
    return messages.getMessage(key, args, locale);
  }
}
