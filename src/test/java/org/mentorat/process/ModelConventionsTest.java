package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mentorat.MentoratTest;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Variable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Each model in {@code bpmn/} against the code, the forms and the conventions of
 * docs/bpmn-style.md.
 */
@MentoratTest
class ModelConventionsTest {

  private static final Pattern BEAN = Pattern.compile("#\\{(\\w+)}");
  private static final Pattern READ = Pattern.compile("\\$\\{(\\w+)");

  /** Who is told what, and of which moment: nothing else is ever in an expression. */
  private static final Pattern NOTICE =
      Pattern.compile(
          "\\$\\{notices\\.(?:(?<one>tell|tellAll)\\(execution, '(?:[a-z]+-)*[a-z]+', (?<who>\\w+),"
              + " (?<due>\\w+)\\)"
              + "|(?<all>tellPair|tellCoordination|tellAdministrators)\\(execution,"
              + " '(?:[a-z]+-)*[a-z]+', (?<when>\\w+)\\)"
              + "|digest(?:Coordination|Mentors)\\(execution, '(?:[a-z]+-)*[a-z]+'\\))}");

  /** Nobody has anything to do in it. */
  private static final Set<String> WITHOUT_PEOPLE = Set.of("dailyDigest", "weeklyDigest");

  private static final Map<Class<? extends BaseElement>, List<String>> PREFIXES =
      Map.of(
          StartEvent.class, List.of("startEvent_"),
          EndEvent.class, List.of("endEvent_"),
          UserTask.class, List.of("userTask_"),
          ServiceTask.class, List.of("serviceTask_"),
          SendTask.class, List.of("sendTask_"),
          ExclusiveGateway.class, List.of("gateway_"),
          SubProcess.class, List.of("subProcess_"),
          BoundaryEvent.class, List.of("timer_", "message_", "error_", "escalation_"),
          IntermediateCatchEvent.class, List.of("timer_", "message_"),
          SequenceFlow.class, List.of("flow_"));

  @Autowired ApplicationContext spring;
  @Autowired List<HumanStep<?>> steps;

  @TestFactory
  Stream<DynamicTest> each_model() throws IOException {
    return Arrays.stream(resources("classpath:bpmn/*.bpmn"))
        .flatMap(
            file -> {
              BpmnModelInstance model = model(file);
              String name = file.getFilename().replace(".bpmn", "");
              return Stream.of(
                  DynamicTest.dynamicTest(
                      name + " is named like its file and its history ends",
                      () -> named(model, name)),
                  DynamicTest.dynamicTest(
                      name + ": every element has a chosen id and a label", () -> labelled(model)),
                  DynamicTest.dynamicTest(
                      name + ": every service task and every reminder has its bean, named like it",
                      () -> beans(model)),
                  DynamicTest.dynamicTest(
                      name + ": no script, no listener, no logic in a condition",
                      () -> noLogic(model)),
                  DynamicTest.dynamicTest(name + ": whose turn it is, is told", () -> told(model)),
                  DynamicTest.dynamicTest(
                      name + ": every wait has an owner and a timer", () -> waits(model)),
                  DynamicTest.dynamicTest(
                      name + ": every form exists and is bound to its deployment",
                      () -> forms(model)),
                  DynamicTest.dynamicTest(
                      name + ": no save point lies between a form and its record",
                      () -> savePoints(model)),
                  DynamicTest.dynamicTest(
                      name + ": the diagram shows every element", () -> drawn(model)),
                  DynamicTest.dynamicTest(
                      name + ": the seam's names exist in the model", () -> seam(model, name)));
            });
  }

  private void named(BpmnModelInstance model, String name) {
    Collection<Process> processes = model.getModelElementsByType(Process.class);
    assertThat(processes).hasSize(1);
    Process process = processes.iterator().next();
    assertThat(process.getId()).isEqualTo(name);
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
  }

  private void labelled(BpmnModelInstance model) {
    PREFIXES.forEach(
        (type, prefixes) ->
            assertThat(model.getModelElementsByType(type))
                .allSatisfy(
                    element ->
                        assertThat(prefixes)
                            .as("id of %s", element.getId())
                            .anyMatch(
                                prefix -> element.getId().matches(prefix + "[a-z][A-Za-z_]*"))));
    assertThat(model.getModelElementsByType(FlowNode.class))
        .allSatisfy(
            node -> assertThat(node.getName()).as("label of %s", node.getId()).isNotBlank());
    assertThat(model.getModelElementsByType(ExclusiveGateway.class))
        .allSatisfy(
            gateway ->
                assertThat(gateway.getOutgoing())
                    .as("answers of %s", gateway.getId())
                    .allSatisfy(flow -> assertThat(flow.getName()).isNotBlank())
                    .anyMatch(flow -> flow.equals(gateway.getDefault())));
  }

  private void beans(BpmnModelInstance model) {
    assertThat(model.getModelElementsByType(ServiceTask.class))
        .allSatisfy(
            task -> {
              Matcher bean = BEAN.matcher(String.valueOf(task.getCamundaDelegateExpression()));
              assertThat(bean.matches()).as("delegate of %s", task.getId()).isTrue();
              assertThat(task.getId()).isEqualTo("serviceTask_" + bean.group(1));
              assertThat(spring.getBean(bean.group(1))).isInstanceOf(JavaDelegate.class);
            });
    assertThat(model.getModelElementsByType(SendTask.class))
        .isNotEmpty()
        .allSatisfy(
            task -> {
              if (task.getCamundaExpression() != null) {
                assertThat(task.getCamundaDelegateExpression()).as(task.getId()).isNull();
                return;
              }
              Matcher bean = BEAN.matcher(String.valueOf(task.getCamundaDelegateExpression()));
              assertThat(bean.matches()).as("delegate of %s", task.getId()).isTrue();
              assertThat(task.getId()).isEqualTo("sendTask_" + bean.group(1));
              assertThat(spring.getBean(bean.group(1))).isInstanceOf(JavaDelegate.class);
            });
  }

  /**
   * What was deployed once runs on: its instances stay with it, or stand in it until the upgrade.
   */
  @TestFactory
  Stream<DynamicTest> each_released_model() throws IOException {
    return Arrays.stream(resources("classpath:models/*.bpmn"))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFilename() + " still finds every bean", () -> runs(model(file))));
  }

  private void runs(BpmnModelInstance model) {
    Matcher beans = BEAN.matcher(Bpmn.convertToString(model));
    Set<String> found = new TreeSet<>();
    while (beans.find()) {
      found.add(beans.group(1));
      assertThat(spring.containsBean(beans.group(1))).as(beans.group(1)).isTrue();
    }
    assertThat(found).isNotEmpty();
  }

  private void told(BpmnModelInstance model) {
    assertThat(model.getModelElementsByType(SendTask.class))
        .allSatisfy(
            task -> {
              assertThat(task.isCamundaAsyncBefore() || task.isCamundaAsyncAfter())
                  .as("a notice is of the moment it tells of: %s", task.getId())
                  .isFalse();
              assertThat(task.getOutgoing()).as("what follows %s", task.getId()).hasSize(1);
            });
    assertThat(model.getModelElementsByType(UserTask.class).isEmpty())
        .isEqualTo(isWithoutPeople(model));
    assertThat(model.getModelElementsByType(UserTask.class))
        .allSatisfy(
            task -> {
              List<FlowNode> before = task.getPreviousNodes().list();
              assertThat(before)
                  .as("before %s", task.getId())
                  .filteredOn(SendTask.class::isInstance)
                  .singleElement()
                  .satisfies(
                      notice ->
                          assertThat(((SendTask) notice).getCamundaExpression())
                              .as(notice.getId())
                              .isEqualTo(noticeOf(task)));
              // Otherwise only a question whether it was told already.
              assertThat(before)
                  .filteredOn(node -> !(node instanceof SendTask))
                  .allSatisfy(
                      node ->
                          assertThat(node.getSucceedingNodes().list())
                              .as("the other way out of %s", node.getId())
                              .anyMatch(other -> leadsByNoticesTo(other, task)));
            });
  }

  private static boolean leadsByNoticesTo(FlowNode node, UserTask task) {
    return node instanceof SendTask
        && node.getSucceedingNodes().list().stream()
            .anyMatch(next -> next.equals(task) || leadsByNoticesTo(next, task));
  }

  // The step's own owner and due date, and the form that the message leads to.
  private static String noticeOf(UserTask task) {
    String kind = camunda(task, "formRef");
    String due = variable(task.getCamundaDueDate());
    if (task.getCamundaAssignee() != null) {
      return "${notices.tell(execution, '%s', %s, %s)}"
          .formatted(kind, variable(task.getCamundaAssignee()), due);
    }
    if (task.getCamundaCandidateUsers() != null) {
      return "${notices.tellAll(execution, '%s', %s, %s)}"
          .formatted(kind, variable(task.getCamundaCandidateUsers()), due);
    }
    String group =
        Map.of("coordinators", "tellCoordination", "camunda-admin", "tellAdministrators")
            .get(task.getCamundaCandidateGroups());
    return "${notices.%s(execution, '%s', %s)}".formatted(group, kind, due);
  }

  private static String variable(String expression) {
    return expression.substring("${".length(), expression.length() - 1);
  }

  private void noLogic(BpmnModelInstance model) throws IOException {
    assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
    String xml = Bpmn.convertToString(model);
    assertThat(xml)
        .doesNotContain("executionListener", "taskListener", "camunda:class", "camunda:script");
    List<String> notices =
        model.getModelElementsByType(SendTask.class).stream()
            .map(SendTask::getCamundaExpression)
            .filter(Objects::nonNull)
            .toList();
    assertThat(notices).allSatisfy(notice -> assertThat(notice).matches(NOTICE));
    assertThat(xml.split("camunda:expression", -1)).hasSize(notices.size() + 1);
    assertThat(model.getModelElementsByType(SequenceFlow.class))
        .filteredOn(flow -> flow.getConditionExpression() != null)
        .allSatisfy(
            flow ->
                assertThat(flow.getConditionExpression().getTextContent().trim())
                    .as(flow.getId())
                    .matches("\\$\\{\\w+( == \"[A-Z_]+\")?}"));
  }

  // A timer on the wait itself, or on a sub-process around it.
  private void waits(BpmnModelInstance model) {
    Set<String> timed =
        model.getModelElementsByType(BoundaryEvent.class).stream()
            .filter(event -> hasTimer(event))
            .map(event -> event.getAttachedTo().getId())
            .collect(Collectors.toSet());
    List<FlowNode> waits = new ArrayList<>();
    waits.addAll(model.getModelElementsByType(UserTask.class));
    waits.addAll(model.getModelElementsByType(ReceiveTask.class));
    // Its events wait together: a timer among them is one for all.
    model.getModelElementsByType(EventBasedGateway.class).stream()
        .filter(gateway -> gateway.getSucceedingNodes().list().stream().noneMatch(this::hasTimer))
        .forEach(waits::add);
    model.getModelElementsByType(IntermediateCatchEvent.class).stream()
        .filter(event -> !hasTimer(event))
        .filter(
            event ->
                event.getPreviousNodes().list().stream()
                    .noneMatch(EventBasedGateway.class::isInstance))
        .forEach(waits::add);
    assertThat(waits.isEmpty()).isEqualTo(isWithoutPeople(model));
    assertThat(waits)
        .allSatisfy(wait -> assertThat(timedWithin(wait, timed)).as(wait.getId()).isTrue());
    assertThat(model.getModelElementsByType(UserTask.class))
        .allSatisfy(
            task -> {
              assertThat(
                      task.getCamundaAssignee() != null
                          || task.getCamundaCandidateUsers() != null
                          || task.getCamundaCandidateGroups() != null)
                  .as("owner of %s", task.getId())
                  .isTrue();
              assertThat(String.valueOf(task.getCamundaCandidateGroups()))
                  .doesNotContain("mentors", "mentees");
              assertThat(task.getCamundaDueDate()).as("due date of %s", task.getId()).isNotBlank();
            });
  }

  private static boolean isWithoutPeople(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).stream()
        .map(Process::getId)
        .anyMatch(WITHOUT_PEOPLE::contains);
  }

  private static boolean timedWithin(BaseElement element, Set<String> timed) {
    for (BaseElement scope = element;
        scope instanceof Activity || scope instanceof FlowNode;
        scope = (BaseElement) scope.getParentElement()) {
      if (timed.contains(scope.getId())) {
        return true;
      }
      if (!(scope.getParentElement() instanceof SubProcess)) {
        return false;
      }
    }
    return false;
  }

  private boolean hasTimer(FlowNode node) {
    return node instanceof CatchEvent event
        && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
  }

  private void forms(BpmnModelInstance model) throws IOException {
    Set<String> files =
        Arrays.stream(resources("classpath:forms/*.form"))
            .map(file -> file.getFilename().replace(".form", ""))
            .collect(Collectors.toSet());
    Stream.concat(
            model.getModelElementsByType(UserTask.class).stream(),
            model.getModelElementsByType(StartEvent.class).stream()
                .filter(
                    start ->
                        start.getParentElement() instanceof Process process
                            && process.isCamundaStartableInTasklist()
                            // A message starts it: an action, whose form the gate has checked.
                            && start.getEventDefinitions().isEmpty()))
        .forEach(
            element -> {
              assertThat(camunda(element, "formRef")).as("form of %s", element.getId()).isIn(files);
              assertThat(camunda(element, "formRefBinding")).isEqualTo("deployment");
            });
    Set<String> known = steps.stream().map(HumanStep::formId).collect(Collectors.toSet());
    assertThat(known).containsAll(files);
  }

  private void savePoints(BpmnModelInstance model) {
    Stream.<FlowNode>concat(
            model.getModelElementsByType(UserTask.class).stream(),
            model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> camunda(start, "formRef") != null))
        .forEach(
            form -> {
              assertThat(form.isCamundaAsyncAfter()).as(form.getId()).isFalse();
              assertThat(form.getSucceedingNodes().list())
                  .as("what follows %s", form.getId())
                  .hasSize(1)
                  .allSatisfy(
                      next -> {
                        assertThat(next).isInstanceOf(ServiceTask.class);
                        assertThat(next.getId()).startsWith("serviceTask_record");
                        assertThat(next.isCamundaAsyncBefore()).isFalse();
                      });
            });
    assertThat(model.getModelElementsByType(CatchEvent.class))
        .filteredOn(
            event ->
                event.getEventDefinitions().stream()
                    .anyMatch(MessageEventDefinition.class::isInstance))
        .allSatisfy(event -> assertThat(event.isCamundaAsyncAfter()).as(event.getId()).isTrue());
  }

  private void drawn(BpmnModelInstance model) {
    Set<String> shapes =
        Stream.concat(
                model.getModelElementsByType(BpmnShape.class).stream()
                    .map(shape -> shape.getBpmnElement().getId()),
                model.getModelElementsByType(BpmnEdge.class).stream()
                    .map(edge -> edge.getBpmnElement().getId()))
            .collect(Collectors.toSet());
    Set<String> elements =
        Stream.<BaseElement>concat(
                model.getModelElementsByType(FlowNode.class).stream(),
                model.getModelElementsByType(SequenceFlow.class).stream())
            .map(BaseElement::getId)
            .collect(Collectors.toSet());
    assertThat(shapes).containsExactlyInAnyOrderElementsOf(elements);
  }

  private void seam(BpmnModelInstance model, String name) throws ReflectiveOperationException {
    Class<?> seam =
        Class.forName(
            "org.mentorat.process."
                + Character.toUpperCase(name.charAt(0))
                + name.substring(1)
                + "Process");
    Set<String> messages = new HashSet<>();
    Set<String> variables = new TreeSet<>();
    for (Field field : seam.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(null);
      if (value instanceof MentorshipProcess.Message message) {
        messages.add(message.name());
      } else if (value == MentorshipProcess.SUBJECT || value == MentorshipProcess.NUMBER) {
        // Read by the forms and the service tasks: it says which of several requests a scope is
        // about.
        continue;
      } else if (value instanceof Variable<?> variable) {
        variables.add(variable.name());
      } else {
        assertThat((Object) model.getModelElementById((String) value)).as("%s", value).isNotNull();
      }
    }
    assertThat(messages)
        .isEqualTo(
            model.getModelElementsByType(Message.class).stream()
                .map(Message::getName)
                .collect(Collectors.toSet()));
    Set<String> read = new TreeSet<>();
    Matcher expressions = READ.matcher(Bpmn.convertToString(model));
    while (expressions.find()) {
      read.add(expressions.group(1));
    }
    read.remove("notices");
    read.addAll(readByNotices(model));
    assertThat(variables).as("a variable exists only if the model reads it").isEqualTo(read);
  }

  private static Set<String> readByNotices(BpmnModelInstance model) {
    Set<String> read = new HashSet<>();
    for (SendTask task : model.getModelElementsByType(SendTask.class)) {
      Matcher notice = NOTICE.matcher(String.valueOf(task.getCamundaExpression()));
      if (notice.matches()) {
        read.addAll(
            Stream.of(notice.group("who"), notice.group("due"), notice.group("when"))
                .filter(Objects::nonNull)
                .toList());
        if ("tellPair".equals(notice.group("all"))) {
          read.addAll(List.of("mentee", "mentor"));
        }
      }
    }
    read.remove("null");
    return read;
  }

  private static String camunda(BaseElement element, String attribute) {
    return element.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", attribute);
  }

  private static Resource[] resources(String pattern) throws IOException {
    return new PathMatchingResourcePatternResolver().getResources(pattern);
  }

  private static BpmnModelInstance model(Resource file) {
    try (InputStream in = file.getInputStream()) {
      return Bpmn.readModelFromStream(in);
    } catch (IOException e) {
      throw new IllegalStateException(file.getFilename(), e);
    }
  }
}
