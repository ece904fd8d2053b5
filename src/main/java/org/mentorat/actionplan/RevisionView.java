package org.mentorat.actionplan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorat.accompaniment.FirstMeeting;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.ObjectiveKind;
import org.mentorat.accompaniment.ObjectiveScope;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.ObjectivesVersion;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the forms of a revision show alike: what is agreed now and was before, what is proposed, and
 * who decides. Maps are of the forms' keys; what is absent is null or missing.
 */
@Component
@Transactional(readOnly = true)
public class RevisionView {

  private final ActionPlans plans;
  private final Objectives objectives;
  private final PairView pair;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final ReaderTime time;
  private final MessageSource messages;

  RevisionView(
      ActionPlans plans,
      Objectives objectives,
      PairView pair,
      MentorshipRegister mentorships,
      Directory directory,
      ReaderTime time,
      MessageSource messages) {
    this.plans = plans;
    this.objectives = objectives;
    this.pair = pair;
    this.mentorships = mentorships;
    this.directory = directory;
    this.time = time;
    this.messages = messages;
  }

  /** For somebody who has not proposed yet: all of it, to begin with what is agreed now. */
  public Map<String, Object> toBegin(Step step, Side side) {
    Map<String, Object> shown = agreed(step);
    shown.putAll(whoDecides(step, side));
    plans
        .inForce(step.reference())
        .ifPresent(
            plan -> {
              numbered(shown, "strategy", plan.strategies());
              shown.putAll(ownContributions(step, plan));
            });
    for (Objective objective : objectives.of(step.reference())) {
      prefill(
          shown, objective.position(), objective.text(), objective.scope(), objective.kind(), null);
    }
    return shown;
  }

  /** The other of the pair, and the sentence on whose plan it is. */
  Map<String, Object> whoDecides(Step step, Side side) {
    boolean mentee = side == Side.MENTEE;
    Map<String, Object> shown = new HashMap<>();
    shown.put("partnerName", mentee ? mentorName(step) : pair.menteeName(step));
    shown.put("menteeDecides", mentee ? text("actionplan.menteeDecides", step) : null);
    shown.put("mentorProposes", mentee ? null : text("actionplan.mentorProposes", step));
    return shown;
  }

  /** The objectives and the plan of today, and every version there was. */
  Map<String, Object> agreed(Step step) {
    Map<String, Object> shown = pair.objectivesWithKinds(step);
    plans
        .inForce(step.reference())
        .ifPresent(
            plan -> {
              numbered(shown, "planStrategy", plan.strategies());
              if (!pair.hides(step, plan.draftedAt())) {
                shown.putAll(contributions(plan, "planContribution", "planOtherContribution"));
              }
            });
    shown.put("versions", versions(step));
    return shown;
  }

  /** What is proposed now, by whom and why, and what was said before. */
  Map<String, Object> proposal(Step step, PlanRevision revision) {
    RevisionProposal proposal = revision.proposal();
    Map<String, Object> shown = new HashMap<>();
    shown.put("proposerName", name(proposal.proposedBy()));
    shown.put("proposedAt", time.dateTime(proposal.proposedAt(), step.locale()));
    shown.put("aboutText", text(revision.about().messageKey(), step));
    shown.put("proposedReason", proposal.reason());
    shown.put("exchanges", exchanges(step, revision));
    for (RevisionItem item : proposal.items()) {
      if (revision.about() == RevisedPart.PLAN) {
        shown.put("proposedStrategy" + item.position(), item.text());
      } else {
        shown.put("proposedObjective" + item.position() + "Text", item.text());
        shown.put(
            "proposedObjective" + item.position() + "Kind",
            nature(step, item.scope(), item.kind()));
      }
    }
    if (!pair.hides(step, proposal.proposedAt())) {
      shown.put("proposedContribution", proposal.contribution());
      shown.put("proposedOtherContribution", proposal.otherContribution());
    }
    return shown;
  }

  /** What is proposed now, to be changed. */
  Map<String, Object> toChange(Step step, PlanRevision revision) {
    RevisionProposal proposal = revision.proposal();
    Map<String, Object> shown = new HashMap<>();
    shown.put("reason", proposal.reason());
    for (RevisionItem item : proposal.items()) {
      if (revision.about() == RevisedPart.PLAN) {
        shown.put("strategy" + item.position(), item.text());
      } else {
        prefill(shown, item.position(), item.text(), item.scope(), item.kind(), item.before());
      }
    }
    if (proposal.proposedBy().equals(step.account())) {
      shown.put("contribution", proposal.contribution());
      shown.put("otherContribution", proposal.otherContribution());
    }
    return shown;
  }

  /** The numbers of the objectives proposed on which the mentee has never said where they stand. */
  Set<Integer> isNew(PlanRevision revision) {
    Set<String> known =
        objectives.of(revision.reference()).stream()
            .map(Objective::text)
            .collect(Collectors.toSet());
    Set<Integer> positions = new HashSet<>();
    if (revision.about() == RevisedPart.OBJECTIVES) {
      revision.proposal().items().stream()
          .filter(item -> !known.contains(item.text()))
          .forEach(item -> positions.add(item.position()));
    }
    return positions;
  }

  private String exchanges(Step step, PlanRevision revision) {
    List<String> said = new ArrayList<>();
    for (RevisionProposal proposal : revision.proposals()) {
      if (proposal != revision.proposal() && !pair.hides(step, proposal.proposedAt())) {
        said.add(said(step, proposal.proposedAt(), proposal.proposedBy(), proposal.reason()));
        said.add(said(step, proposal.repliedAt(), proposal.repliedBy(), proposal.comment()));
      }
    }
    return said.isEmpty() ? null : String.join("\n", said);
  }

  private String said(Step step, Instant at, String by, String words) {
    return text("actionplan.said", step, time.dateTime(at, step.locale()), name(by), words);
  }

  private record Version(
      String of,
      int number,
      Instant since,
      String proposedBy,
      String repliedBy,
      String reason,
      List<String> items) {}

  private String versions(Step step) {
    String reference = step.reference();
    List<Version> all = new ArrayList<>();
    String ofPlan = text(RevisedPart.PLAN.messageKey(), step);
    for (ActionPlan plan : plans.versions(reference)) {
      List<String> items = new ArrayList<>(plan.strategies());
      plan.contributions()
          .forEach(contribution -> items.add(text("actionplan.brings", step, contribution.text())));
      all.add(
          new Version(
              ofPlan,
              plan.version(),
              plan.settledAt(),
              plan.draftedBy(),
              plan.repliedBy(),
              plan.reason(),
              items));
    }
    String ofObjectives = text(RevisedPart.OBJECTIVES.messageKey(), step);
    objectives
        .firstMeeting(reference)
        .filter(FirstMeeting::isAccepted)
        .ifPresent(
            meeting ->
                all.add(
                    new Version(
                        ofObjectives,
                        1,
                        meeting.repliedAt(),
                        meeting.recordedBy(),
                        meeting.repliedBy(),
                        null,
                        texts(meeting.objectives()))));
    for (ObjectivesVersion version : objectives.versions(reference)) {
      all.add(
          new Version(
              ofObjectives,
              version.number(),
              version.acceptedAt(),
              version.proposedBy(),
              version.acceptedBy(),
              version.reason(),
              texts(version.objectives())));
    }
    all.removeIf(version -> pair.hides(step, version.since()));
    if (all.isEmpty()) {
      return null;
    }
    Collections.reverse(all);
    return all.stream().map(version -> words(step, version)).collect(Collectors.joining("\n\n"));
  }

  private String words(Step step, Version version) {
    List<String> lines = new ArrayList<>();
    boolean alone = version.proposedBy().equals(version.repliedBy());
    lines.add(
        text(
            alone ? "actionplan.versionDecided" : "actionplan.versionAgreed",
            step,
            version.of(),
            version.number(),
            time.dateTime(version.since(), step.locale()),
            name(version.proposedBy()),
            name(version.repliedBy())));
    if (version.reason() != null) {
      lines.add(text("actionplan.because", step, version.reason()));
    }
    version.items().forEach(item -> lines.add(text("actionplan.item", step, item)));
    return String.join("\n", lines);
  }

  private static List<String> texts(List<Objective> objectives) {
    return objectives.stream().map(Objective::text).toList();
  }

  private static void numbered(Map<String, Object> shown, String key, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      shown.put(key + (i + 1), texts.get(i));
    }
  }

  private static Map<String, Object> contributions(ActionPlan plan, String own, String others) {
    Map<String, Object> shown = new HashMap<>();
    for (Contribution contribution : plan.contributions()) {
      shown.put(contribution.mentor() == null ? others : own, contribution.text());
    }
    return shown;
  }

  /**
   * What the reader brings to the plan in force, to begin with: nothing of a mentor who was there
   * before (R30).
   */
  Map<String, Object> ownContributions(Step step, ActionPlan plan) {
    boolean another =
        mentorships
                .current(step.reference())
                .filter(current -> current.mentor().account().equals(step.account()))
                .isPresent()
            && plan.contributions().stream()
                .anyMatch(
                    contribution ->
                        contribution.mentor() != null
                            && !contribution.mentor().equals(step.account()));
    return another ? Map.of() : contributions(plan, "contribution", "otherContribution");
  }

  private static void prefill(
      Map<String, Object> shown,
      int position,
      String text,
      ObjectiveScope scope,
      ObjectiveKind kind,
      Integer before) {
    shown.put("objective" + position, text);
    shown.put("scope" + position, scope.code());
    shown.put("kind" + position, kind.code());
    if (before != null) {
      shown.put("before" + position, before);
    }
  }

  private String nature(Step step, ObjectiveScope scope, ObjectiveKind kind) {
    return text(
        "accompaniment.objectiveNature",
        step,
        text(scope.messageKey(), step),
        text(kind.messageKey(), step));
  }

  // Null after the end, when nothing can be asked any more.
  private String mentorName(Step step) {
    return mentorships
        .current(step.reference())
        .map(assignment -> assignment.mentor().displayName())
        .orElse(null);
  }

  private String name(String account) {
    return directory.person(account).displayName();
  }

  private String text(String key, Step step, Object... args) {
    return messages.getMessage(key, args, step.locale());
  }
}
