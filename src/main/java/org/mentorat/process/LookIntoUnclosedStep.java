package org.mentorat.process;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.people.Directory;
import org.mentorat.people.Project;
import org.mentorat.process.ClosingProgress.Unclosed;
import org.mentorat.projectend.ProjectClosing;
import org.mentorat.projectend.ProjectClosings;
import org.mentorat.projectend.UnclosedSubmission;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Mentorships did not follow the end of their project: the coordination sees which, and why. */
@Component
class LookIntoUnclosedStep implements HumanStep<UnclosedSubmission> {

  /** So many can be looked into one by one. */
  private static final int LISTED = 200;

  private final Directory directory;
  private final ProjectClosings closings;
  private final ClosingProgress progress;
  private final ReaderTime time;
  private final MessageSource messages;

  LookIntoUnclosedStep(
      Directory directory,
      ProjectClosings closings,
      ClosingProgress progress,
      ReaderTime time,
      MessageSource messages) {
    this.directory = directory;
    this.closings = closings;
    this.progress = progress;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "look-into-unclosed";
  }

  @Override
  public Class<UnclosedSubmission> submission() {
    return UnclosedSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Project project = directory.project(step.reference());
    List<Unclosed> unclosed = progress.unclosed(project.code());
    int reminders = closings.of(project.code()).map(ProjectClosing::reminders).orElse(0);
    Map<String, Object> shown = new HashMap<>();
    shown.put("projectName", project.name(step.locale()));
    shown.put(
        "endedAt", project.endedAt().map(at -> time.dateTime(at, step.locale())).orElse(null));
    shown.put("unclosedCount", unclosed.size());
    shown.put(
        "unclosed",
        unclosed.stream()
            .limit(LISTED)
            .map(one -> Map.of("reference", one.reference(), "why", why(one, step.locale())))
            .toList());
    shown.put("reminders", reminders == 0 ? null : String.valueOf(reminders));
    return shown;
  }

  private String why(Unclosed unclosed, Locale locale) {
    return messages.getMessage("process.unclosed." + unclosed.why(), null, locale);
  }
}
