package org.mentorat.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.ProjectAction;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Roles;
import org.mentorat.engine.Step;
import org.mentorat.people.Directory;
import org.mentorat.people.Project;
import org.mentorat.people.ProjectOver;
import org.mentorat.projectend.EndProjectSubmission;
import org.mentorat.projectend.ProjectClosings;
import org.springframework.stereotype.Component;

/** The coordination ends a project, before its date or without one, and with it its mentorships. */
@Component
class EndProjectAction implements ProjectAction<EndProjectSubmission> {

  private static final String OVER = "process.projectOver";

  private final Directory directory;
  private final ProjectClosings closings;
  private final ClosingProgress progress;
  private final ProjectEndProcess process;
  private final ReaderTime time;

  EndProjectAction(
      Directory directory,
      ProjectClosings closings,
      ClosingProgress progress,
      ProjectEndProcess process,
      ReaderTime time) {
    this.directory = directory;
    this.closings = closings;
    this.progress = progress;
    this.process = process;
    this.time = time;
  }

  /**
   * @param endsOn its last day, or null
   * @param endedAt null while the project runs
   * @param total the mentorships to close, counted when the closing began; before, those that run
   * @param done how many of them are being closed, or are closed
   * @param failed how many did not follow, and will not by themselves
   */
  record Shown(LocalDate endsOn, Instant endedAt, int total, int done, int failed) {}

  @Override
  public String formId() {
    return "end-project";
  }

  @Override
  public Class<EndProjectSubmission> submission() {
    return EndProjectSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return step.groups().contains(Roles.COORDINATORS)
        && directory.findProject(step.reference()).isPresent();
  }

  @Override
  public void possible(Step step) throws NotNow {
    if (directory.project(step.reference()).endedAt().isPresent()) {
      throw new NotNow(OVER);
    }
  }

  @Override
  public Record progress(Step step) {
    Project project = directory.project(step.reference());
    ClosingProgress.Progress now = progress.of(project.code());
    return new Shown(
        project.endsOn().orElse(null),
        project.endedAt().orElse(null),
        now.total(),
        now.done(),
        now.failed());
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Project project = directory.project(step.reference());
    Map<String, Object> shown = new HashMap<>();
    shown.put("projectName", project.name(step.locale()));
    shown.put("projectCode", project.code());
    shown.put("endsOn", project.endsOn().map(day -> time.date(day, step.locale())).orElse(null));
    shown.put("openMentorships", closings.unclosed(project.code()).size());
    return shown;
  }

  @Override
  public void check(EndProjectSubmission submission, Step step, Refusals refusals) {
    if (!submission.code().equals(step.reference())) {
      refusals.refuse("code", "process.notThisProject");
    }
  }

  @Override
  public long perform(EndProjectSubmission submission, Step step) throws NotNow {
    String project = step.reference();
    try {
      directory.endProject(project, step.account(), submission.reason());
    } catch (ProjectOver e) {
      throw new NotNow(OVER);
    }
    process.endNow(project);
    return closings.unclosed(project).size();
  }
}
