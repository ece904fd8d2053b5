package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A coordinator's task that stays undone past its limit is every coordinator's and, after that, the
 * project's lead's too: in every model, for every task of the coordination. That each of these
 * reminders does so is in the path tests; that none was forgotten is here.
 */
@MentoratTest
class SecondLevelTest {

  /** Reminders that bring the lead in by the promise they escalate, or by a rule of their own. */
  private static final Map<String, Set<String>> BRING_THE_LEAD =
      Map.of(
          "escalateAssignment", Set.of("userTask_confirmAssignment", "userTask_resolveWaiting"),
          "alertProjectLead", Set.of("userTask_decideLateFirstContact"),
          "remindUnclosed", Set.of("userTask_lookIntoUnclosed"),
          "remindAgreementQuestion", Set.of("userTask_answerAgreementQuestion"),
          "remindFollowUp", Set.of("userTask_followUpAcceptances"),
          "remindUndelivered", Set.of("userTask_settleUndelivered"),
          "remindSubstitute", Set.of("userTask_nameSubstitute"),
          // Theirs from the beginning: the first day has come.
          "remindHandOvers", Set.of("userTask_lookIntoHandOvers"));

  /** At its limit the mentorship resumes by itself: nobody has to decide any more. */
  private static final Set<String> END_BY_THEMSELVES = Set.of("userTask_resumeMentorship");

  @Autowired private ApplicationContext spring;

  @TestFactory
  Stream<DynamicTest> each_task_of_the_coordination() throws IOException {
    return tasks()
        .map(task -> DynamicTest.dynamicTest(task.getId(), () -> goesToTheLeadInTheEnd(task)));
  }

  @Test
  void there_are_such_tasks() throws IOException {
    assertThat(tasks().map(UserTask::getId))
        .contains("userTask_confirmAssignment", "userTask_decideMentorChange")
        .hasSizeGreaterThan(10)
        .containsAll(END_BY_THEMSELVES)
        .containsAll(BRING_THE_LEAD.values().stream().flatMap(Set::stream).toList());
  }

  private void goesToTheLeadInTheEnd(UserTask task) {
    assertThat(task.getCamundaAssignee()).as("it is all coordinators'").isNull();
    assertThat(task.getCamundaCandidateGroupsList()).containsExactly("coordinators");
    List<BoundaryEvent> timers = timersOf(task);
    if (END_BY_THEMSELVES.contains(task.getId())) {
      assertThat(timers).anyMatch(BoundaryEvent::cancelActivity);
      return;
    }
    assertThat(timers)
        .as("timers of %s", task.getId())
        .anyMatch(timer -> !timer.cancelActivity() && bringsTheLead(timer, task.getId()));
  }

  private boolean bringsTheLead(BoundaryEvent timer, String task) {
    return timer.getSucceedingNodes().list().stream()
        .filter(Task.class::isInstance)
        .map(node -> node.getId().replaceFirst("^(send|service)Task_", ""))
        .anyMatch(
            bean ->
                BRING_THE_LEAD.getOrDefault(bean, Set.of()).contains(task)
                    || (spring.getBean(bean) instanceof Waits.OfCoordination reminder
                        && reminder.task().equals(task)
                        && repeats(timer)));
  }

  // The lead is brought in at the second reminder: there has to be one.
  private static boolean repeats(BoundaryEvent timer) {
    return timer.getEventDefinitions().stream()
        .map(TimerEventDefinition.class::cast)
        .allMatch(definition -> definition.getTimeCycle() != null);
  }

  // On the task itself, or on a sub-process around it.
  private static List<BoundaryEvent> timersOf(UserTask task) {
    List<FlowNode> scopes =
        Stream.<FlowNode>iterate(
                task,
                Objects::nonNull,
                scope -> scope.getParentElement() instanceof SubProcess around ? around : null)
            .toList();
    return task.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .filter(
            event -> event.getEventDefinitions().iterator().next() instanceof TimerEventDefinition)
        .filter(event -> scopes.contains((FlowNode) (Activity) event.getAttachedTo()))
        .toList();
  }

  private static Stream<UserTask> tasks() throws IOException {
    return Arrays.stream(
            new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.bpmn"))
        .flatMap(file -> model(file).getModelElementsByType(UserTask.class).stream())
        .filter(task -> String.valueOf(task.getCamundaCandidateGroups()).contains("coordinators"));
  }

  private static BpmnModelInstance model(Resource file) {
    try (InputStream in = file.getInputStream()) {
      return Bpmn.readModelFromStream(in);
    } catch (IOException e) {
      throw new IllegalStateException(file.getFilename(), e);
    }
  }
}
