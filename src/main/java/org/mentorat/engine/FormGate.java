package org.mentorat.engine;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What stands between every form and the process: computes what a form shows, checks what is
 * submitted against the {@code .form} that the running instance was deployed with, and hands the
 * typed record to the task that records it. Nothing that a person typed becomes a process variable
 * (DESIGN §4, docs/adr/0002).
 */
@Component
public class FormGate {

  /** The variable that says what a task is about, where a mentorship has several such at once. */
  public static final String SUBJECT = "subject";

  /** The variable that tells those subjects apart for people: a number in the task's name. */
  public static final String NUMBER = "number";

  /** The forms are written in French (R1 and following); an English set would be chosen here. */
  private static final Locale FORM_LANGUAGE = Locale.CANADA_FRENCH;

  private final ObjectProvider<HumanStep<?>> beans;
  private final MessageSource messages;
  private final ObjectMapper json;
  private final Clock clock;
  private final ObjectProvider<JdbcClient> jdbc;
  private final ReaderTime readerTime;
  private final ObjectProvider<Pauses> pauses;
  private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();
  private volatile Map<String, HumanStep<?>> steps;

  // Providers, because the steps need services that need the engine, whose plugin this is.
  FormGate(
      ObjectProvider<HumanStep<?>> beans,
      MessageSource messages,
      ObjectMapper json,
      Clock clock,
      ObjectProvider<JdbcClient> jdbc,
      ReaderTime readerTime,
      ObjectProvider<Pauses> pauses) {
    this.beans = beans;
    this.messages = messages;
    this.json = json;
    this.clock = clock;
    this.jdbc = jdbc;
    this.readerTime = readerTime;
    this.pauses = pauses;
  }

  /** Of a start or an action: no task waits for it. */
  Step step(String reference) {
    return step(reference, null, null, null, null, null);
  }

  Step step(
      String reference, String taskId, String task, Instant since, Instant created, Long subject) {
    Authentication acting = Context.getCommandContext().getAuthentication();
    String account = acting == null ? null : acting.getUserId();
    Set<String> groups =
        acting == null || acting.getGroupIds() == null
            ? Set.of()
            : Set.copyOf(acting.getGroupIds());
    return new Step(
        reference, taskId, task, since, created, subject, account, groups, FORM_LANGUAGE);
  }

  /** What the form shows, as typed values for {@code /form-variables}. */
  Map<String, TypedValue> shown(CamundaFormRef form, Step step) {
    Map<String, TypedValue> values = new LinkedHashMap<>();
    humanStep(form).shown(step).forEach((key, value) -> values.put(key, typed(value)));
    return values;
  }

  /**
   * Checks a submission and leaves the typed record for the task that records it.
   *
   * @param passed the id of the task or, at a start, of the process instance
   * @throws FormRefused with every field that is wrong
   * @throws AlreadyHandled if the task was finished while this submission waited for its turn
   */
  void submit(
      CamundaFormRef form,
      String deploymentId,
      Step step,
      String passed,
      String processInstanceId,
      VariableMap input) {
    if (step.taskId() != null) {
      takeTurn(step.reference());
      demandOpen(step);
    }
    Submissions.current()
        .accept(
            passed,
            processInstanceId,
            checked(humanStep(form), schema(form, deploymentId), step, plain(input)));
  }

  /**
   * The typed record of a submission.
   *
   * @throws FormRefused with every field that is wrong
   */
  <R extends Record> R checked(
      HumanStep<R> human, FormSchema schema, Step step, Map<String, Object> input) {
    FormReading reading =
        schema.read(input, human.accepted(step), readerTime.zone(), clock.instant());
    List<FormRefused.Field> wrong = new ArrayList<>();
    for (FieldRefusal refusal : reading.refusals()) {
      wrong.add(field(refusal.field(), refusal.label(), refusal.messageKey(), refusal.args()));
    }
    if (!wrong.isEmpty()) {
      throw refuse(wrong);
    }
    R submission = FormBinder.bind(reading.values(), human.submission());
    Refusals refusals = new Refusals();
    human.check(submission, step, refusals);
    for (Refusals.Refusal refusal : refusals.all()) {
      wrong.add(
          field(
              refusal.field(),
              schema.label(refusal.field()),
              refusal.messageKey(),
              refusal.args()));
    }
    if (!wrong.isEmpty()) {
      throw refuse(wrong);
    }
    return submission;
  }

  /**
   * What was submitted in this command, for the task that records it.
   *
   * @throws IllegalStateException if nothing was: a save point lies between the form and the task
   */
  public <R extends Record> R submission(DelegateExecution execution, Class<R> type) {
    return submitted(execution, type)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    type.getSimpleName()
                        + " was not submitted in this command: no save point may lie between a form and the task"
                        + " that records it"));
  }

  /** What was submitted in this command, if it was this form. */
  public <R extends Record> Optional<R> submitted(DelegateExecution execution, Class<R> type) {
    return Submissions.current().of(execution.getProcessInstanceId(), type);
  }

  /**
   * The account of the person in whose name the engine acts now; empty when a timer or the engine
   * itself acts.
   */
  public Optional<String> actingAccount() {
    return Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId());
  }

  /**
   * A refusal that only shows while the submission is recorded, such as a place that was taken a
   * moment ago.
   */
  public FormRefused refusal(String field, String messageKey, Object... args) {
    return refuse(List.of(new FormRefused.Field(field, text(messageKey, args))));
  }

  /** What was asked has been done already; nothing is changed. */
  public AlreadyHandled alreadyHandled(String messageKey, Object... args) {
    String message = text(messageKey, args);
    remember(AlreadyHandled.ATTRIBUTE, message);
    return new AlreadyHandled(message);
  }

  /** The form of a start as deployed, with the lists that the server computes written into it. */
  InputStream withComputedLists(CamundaFormRef form, InputStream deployed) {
    try {
      Map<String, Object> shown = humanStep(form).shown(step(null));
      return FormLists.write(json, deployed, shown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void demandSubmission(String passed, String reasonKey) {
    if (!Submissions.current().passedTheGate(passed)) {
      String reason = text(reasonKey);
      // A listener's exception reaches the answer wrapped beyond recognition.
      remember(NotThroughTheForm.ATTRIBUTE, reason);
      throw new NotThroughTheForm(reason);
    }
  }

  /** Since when a task of a mentorship waits, the time left out for which it stood still. */
  Instant waitsSince(String reference, Instant created) {
    return created.plus(pauses.getObject().since(reference, created));
  }

  /**
   * Everything that people submit about one mentorship, by a task or by an action, happens one
   * after the other: of fifty equal clicks the first has its effect, and the others find the task
   * gone instead of colliding in the middle; whose something is, is asked once it cannot change any
   * more.
   *
   * @param reference the mentorship's, or of whatever else the process is about
   */
  public void takeTurn(String reference) {
    jdbc.getObject()
        .sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))")
        .param("id", reference)
        .query((row, number) -> true)
        .single();
  }

  /**
   * @throws AlreadyHandled while the mentorship stands still
   */
  void demandRunning(String reference) {
    pauses
        .getObject()
        .until(reference)
        .ifPresent(
            until -> {
              throw suspended(until);
            });
  }

  private void demandOpen(Step step) {
    boolean suspended =
        jdbc.getObject()
            .sql("select suspension_state_ <> 1 from act_ru_task where id_ = :id")
            .param("id", step.taskId())
            .query(Boolean.class)
            .optional()
            .orElseThrow(() -> alreadyHandled("engine.alreadyHandled"));
    if (suspended) {
      throw suspended(step.reference());
    }
  }

  private AlreadyHandled suspended(String reference) {
    return pauses
        .getObject()
        .until(reference)
        .map(this::suspended)
        .orElseGet(() -> alreadyHandled("engine.suspended"));
  }

  private AlreadyHandled suspended(Instant until) {
    return alreadyHandled(
        "engine.suspendedUntil",
        readerTime.date(LocalDate.ofInstant(until, readerTime.zone()), FORM_LANGUAGE));
  }

  private FormRefused refuse(List<FormRefused.Field> fields) {
    FormRefused refused = new FormRefused(fields);
    remember(FormRefused.ATTRIBUTE, refused.refused());
    return refused;
  }

  private void remember(String attribute, Object value) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(attribute, value, RequestAttributes.SCOPE_REQUEST);
    }
  }

  private FormRefused.Field field(String field, String label, String messageKey, Object[] args) {
    String message = text(messageKey, args);
    return new FormRefused.Field(field, text("engine.fieldRefused", label, message));
  }

  String text(String key, Object... args) {
    return messages.getMessage(key, args, FORM_LANGUAGE);
  }

  private HumanStep<?> humanStep(CamundaFormRef form) {
    if (steps == null) {
      steps = beans.stream().collect(toMap(HumanStep::formId, Function.identity()));
    }
    HumanStep<?> step = steps.get(form.getKey());
    if (step == null) {
      throw new IllegalStateException("No HumanStep for the form " + form.getKey());
    }
    return step;
  }

  /** The form of that deployment; to be called inside an engine command. */
  FormSchema schema(CamundaFormRef form, String deploymentId) {
    return schemas.computeIfAbsent(
        deploymentId + ' ' + form.getKey(), key -> read(form, deploymentId));
  }

  // Bound to the deployment: an instance that runs for a year keeps the form it was started with.
  private FormSchema read(CamundaFormRef form, String deploymentId) {
    if (!DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT.equals(form.getBinding())) {
      throw new IllegalStateException(
          "The form " + form.getKey() + " must be bound by formRefBinding=deployment");
    }
    CommandContext command = Context.getCommandContext();
    CamundaFormDefinitionManager definitions = command.getCamundaFormDefinitionManager();
    CamundaFormDefinitionEntity definition =
        definitions.findDefinitionByDeploymentAndKey(deploymentId, form.getKey());
    if (definition == null) {
      throw new IllegalStateException(
          "The form " + form.getKey() + " is not in the deployment " + deploymentId);
    }
    try (InputStream resource =
        command.runWithoutAuthorization(
            new GetDeploymentResourceCmd(
                definition.getDeploymentId(), definition.getResourceName()))) {
      return FormSchema.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TypedValue typed(Object value) {
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      try {
        return SpinValues.jsonValue(json.writeValueAsString(value)).create();
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Variables.untypedValue(value);
  }

  // Whatever is not plain JSON (a serialised Java object, a file) stays an object that no field
  // accepts.
  private Map<String, Object> plain(VariableMap input) {
    Map<String, Object> plain = new HashMap<>();
    for (String key : input.keySet()) {
      TypedValue value = input.getValueTyped(key);
      plain.put(key, value == null ? null : plain(value));
    }
    return plain;
  }

  private Object plain(TypedValue value) {
    if (value instanceof JsonValue jsonValue) {
      try {
        String text =
            jsonValue.isDeserialized()
                ? String.valueOf(jsonValue.getValue())
                : jsonValue.getValueSerialized();
        return text == null ? null : json.readValue(text, Object.class);
      } catch (JsonProcessingException e) {
        return value;
      }
    }
    return value instanceof SerializableValue ? value : value.getValue();
  }
}
