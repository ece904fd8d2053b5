package org.mentorat.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.mentorat.engine.AccountBook;
import org.mentorat.engine.FormGate;
import org.mentorat.engine.Roles;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.notification.Event;
import org.mentorat.notification.Level;
import org.mentorat.notification.Outbox;
import org.springframework.stereotype.Component;

/**
 * What the send tasks « Aviser … » of the models call: who is told what, and of which moment. The
 * passing of the token through the send task is the event, and the step behind it, if it is a
 * person's, is where the message leads. Nothing is sent here: the outbox is written in the
 * transaction of the process.
 */
@Component
public class Notices {

  private static final String FORM = "formRef";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private final Outbox outbox;
  private final AccountBook accounts;
  private final MentorshipRegister mentorships;
  private final TaskService tasks;
  private final Clock clock;

  Notices(
      Outbox outbox,
      AccountBook accounts,
      MentorshipRegister mentorships,
      TaskService tasks,
      Clock clock) {
    this.outbox = outbox;
    this.accounts = accounts;
    this.mentorships = mentorships;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * One person is told.
   *
   * @param due the moment of which the message speaks; null when it speaks of none
   */
  public void tell(DelegateExecution execution, String kind, String account, Date due) {
    Objects.requireNonNull(account, kind);
    tell(execution, kind, List.of(account), due);
  }

  /** Both of the pair are told. */
  public void tellPair(DelegateExecution execution, String kind, Date due) {
    tell(
        execution,
        kind,
        Stream.of(MentorshipProcess.MENTEE.get(execution), MentorshipProcess.MENTOR.get(execution))
            .filter(Objects::nonNull)
            .toList(),
        due);
  }

  /** Everybody of the coordination is told. */
  public void tellCoordination(DelegateExecution execution, String kind, Date due) {
    tell(execution, kind, accounts.membersOf(Roles.COORDINATORS), due);
  }

  /** Everybody who administers the service is told. */
  public void tellAdministrators(DelegateExecution execution, String kind, Date due) {
    tell(execution, kind, accounts.membersOf(Roles.ADMINISTRATORS), due);
  }

  /**
   * Each of these is told.
   *
   * @param all accounts, with commas between them, as a task's candidates are named
   */
  public void tellAll(DelegateExecution execution, String kind, String all, Date due) {
    tell(execution, kind, List.of(all.split(",")), due);
  }

  /** Everybody of the coordination is told how things are. */
  public void digestCoordination(DelegateExecution execution, String kind) {
    digest(execution, kind, accounts.membersOf(Roles.COORDINATORS));
  }

  /** Every mentor of a running mentorship is told how things are. */
  public void digestMentors(DelegateExecution execution, String kind) {
    digest(execution, kind, mentorships.mentors());
  }

  // Of one day there is one, whatever repeats its timer.
  private void digest(DelegateExecution execution, String kind, Collection<String> all) {
    outbox.tell(
        new Event(
            kind + " " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            kind,
            Level.DIGEST,
            null,
            execution.getProcessInstanceId(),
            null,
            null,
            null),
        all);
  }

  private void tell(DelegateExecution execution, String kind, Collection<String> all, Date due) {
    UserTask ahead = ahead(execution);
    outbox.tell(
        new Event(
            execution.getActivityInstanceId(),
            kind,
            ahead == null ? Level.TELL : Level.ASK,
            execution.getProcessBusinessKey(),
            execution.getProcessInstanceId(),
            ahead == null ? null : ahead.getId(),
            subject(execution),
            due == null ? null : due.toInstant()),
        all);
  }

  /** A task that waits for somebody else until now is this person's from now on. */
  void handed(Task task, String reference, String kind, String account) {
    outbox.tell(
        new Event(
            UUID.randomUUID().toString(),
            kind,
            Level.ASK,
            reference,
            task.getProcessInstanceId(),
            task.getTaskDefinitionKey(),
            (Long) tasks.getVariable(task.getId(), FormGate.SUBJECT),
            task.getDueDate() == null ? null : task.getDueDate().toInstant()),
        List.of(account));
  }

  /**
   * Records a reminder, and reminds everybody whose turn it is at the step whose timer fired, or at
   * all steps of the sub-process whose timer it is.
   */
  JavaDelegate reminding(JavaDelegate record) {
    return execution -> {
      record.execute(execution);
      remind(execution);
    };
  }

  /** Reminds everybody whose turn it is at the step whose timer fired. */
  void remind(DelegateExecution execution) {
    Set<String> steps = waiting((FlowNode) execution.getBpmnModelElementInstance());
    Long subject = subject(execution);
    tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list().stream()
        .filter(task -> steps.contains(task.getTaskDefinitionKey()))
        .filter(
            task ->
                subject == null
                    || Objects.equals(subject, tasks.getVariable(task.getId(), FormGate.SUBJECT)))
        .forEach(task -> remind(execution, task));
  }

  private void remind(DelegateExecution execution, Task task) {
    UserTask step =
        execution.getBpmnModelInstance().getModelElementById(task.getTaskDefinitionKey());
    outbox.tell(
        new Event(
            execution.getActivityInstanceId(),
            step.getAttributeValueNs(CAMUNDA, FORM),
            Level.REMIND,
            execution.getProcessBusinessKey(),
            execution.getProcessInstanceId(),
            step.getId(),
            (Long) tasks.getVariable(task.getId(), FormGate.SUBJECT),
            task.getDueDate() == null ? null : task.getDueDate().toInstant()),
        owners(task));
  }

  private Set<String> owners(Task task) {
    if (task.getAssignee() != null) {
      return Set.of(task.getAssignee());
    }
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .flatMap(this::accounts)
        .collect(Collectors.toSet());
  }

  private Stream<String> accounts(IdentityLink link) {
    return link.getUserId() == null
        ? accounts.membersOf(link.getGroupId()).stream()
        : Stream.of(link.getUserId());
  }

  private static UserTask ahead(DelegateExecution execution) {
    return targets((FlowNode) execution.getBpmnModelElementInstance(), SequenceFlow::getTarget)
        .filter(UserTask.class::isInstance)
        .map(UserTask.class::cast)
        .findFirst()
        .orElse(null);
  }

  private static Stream<FlowNode> targets(FlowNode node, Function<SequenceFlow, FlowNode> end) {
    return node.getOutgoing().stream().map(end);
  }

  private static Set<String> waiting(FlowNode reminder) {
    return reminder.getIncoming().stream()
        .map(SequenceFlow::getSource)
        .flatMap(
            source ->
                source instanceof BoundaryEvent timer
                    ? steps(timer).stream()
                    : waiting(source).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> steps(BoundaryEvent timer) {
    return timer.getAttachedTo() instanceof SubProcess scope
        ? scope.getChildElementsByType(UserTask.class).stream()
            .map(UserTask::getId)
            .collect(Collectors.toSet())
        : Set.of(timer.getAttachedTo().getId());
  }

  private static Long subject(DelegateExecution execution) {
    return (Long) execution.getVariable(FormGate.SUBJECT);
  }
}
