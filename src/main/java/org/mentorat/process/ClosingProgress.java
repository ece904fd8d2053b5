package org.mentorat.process;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mentorat.process.ProjectEndProcess.BatchProgress;
import org.mentorat.projectend.ClosingRound;
import org.mentorat.projectend.ProjectClosing;
import org.mentorat.projectend.ProjectClosings;
import org.springframework.stereotype.Component;

/** How far the mentorships of an ended project are in being closed. */
@Component
class ClosingProgress {

  /** As {@code bpmn/projectEnd.bpmn} asks for it. */
  enum State {
    /** All are being closed, or are closed. */
    DONE,
    /** Some are still to come, by themselves. */
    RUNNING,
    /** Some were passed by, in the moment between two steps: once more. */
    RETRY,
    /** Some did not follow. */
    STUCK
  }

  /** Why one did not follow. */
  enum Why {
    /** It has no process that could be told. */
    NO_PROCESS,
    /** A step of its own has failed for good. */
    FAILED_STEP,
    /** The job that told it, and others with it, has failed for good. */
    FAILED_JOB,
    /** It was not reached: it was between two steps each time. */
    NOT_REACHED
  }

  /**
   * @param done how many are being closed, or are closed
   * @param failed how many did not follow, and will not by themselves
   */
  record Progress(int total, int done, int failed, State state) {}

  record Unclosed(String reference, Why why) {}

  /** What repeats itself in vain for a day is looked at, whatever it still tries. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private final ProjectClosings closings;
  private final ProjectEndProcess process;
  private final Clock clock;

  ClosingProgress(ProjectClosings closings, ProjectEndProcess process, Clock clock) {
    this.closings = closings;
    this.process = process;
    this.clock = clock;
  }

  State state(String project) {
    return state(project, closings.unclosed(project));
  }

  Progress of(String project) {
    List<String> left = closings.unclosed(project);
    Optional<ProjectClosing> closing = closings.of(project);
    if (closing.isEmpty()) {
      return new Progress(left.size(), 0, 0, State.RUNNING);
    }
    State state = state(project, left);
    int failed =
        switch (state) {
          case DONE -> 0;
          case RUNNING, RETRY -> process.failed(left).size();
          case STUCK -> left.size();
        };
    int total = Math.max(closing.get().mentorships(), left.size());
    return new Progress(total, total - left.size(), failed, state);
  }

  /** Those that still have to follow. */
  List<Unclosed> unclosed(String project) {
    List<String> left = closings.unclosed(project);
    Set<String> failed = new HashSet<>(process.failed(left));
    boolean failedJobs =
        last(project)
            .flatMap(ClosingRound::batch)
            .map(process::batch)
            .filter(batch -> batch.failedJobs() > 0)
            .isPresent();
    Set<String> running = new HashSet<>(process.running(left));
    return left.stream()
        .map(reference -> new Unclosed(reference, why(reference, running, failed, failedJobs)))
        .toList();
  }

  private static Why why(
      String reference, Set<String> running, Set<String> failed, boolean failedJobs) {
    if (!running.contains(reference)) {
      return Why.NO_PROCESS;
    }
    if (failed.contains(reference)) {
      return Why.FAILED_STEP;
    }
    return failedJobs ? Why.FAILED_JOB : Why.NOT_REACHED;
  }

  private State state(String project, List<String> left) {
    if (left.isEmpty()) {
      return State.DONE;
    }
    Optional<ClosingRound> last = last(project);
    if (last.isEmpty()) {
      return State.RUNNING;
    }
    if (clock.instant().isBefore(last.get().beganAt().plus(LONGEST))
        && (isRunning(last.get()) || process.anyUnderway(left))) {
      return State.RUNNING;
    }
    boolean someFollowed = left.size() < last.get().mentorships();
    return last.get().number() == 1 || someFollowed ? State.RETRY : State.STUCK;
  }

  private boolean isRunning(ClosingRound round) {
    return round.batch().map(process::batch).filter(BatchProgress::running).isPresent();
  }

  private Optional<ClosingRound> last(String project) {
    List<ClosingRound> rounds = closings.rounds(project);
    return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
  }
}
