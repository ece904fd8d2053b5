package org.mentorat.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * Carries a checked submission from the form gate to the service tasks that record it, within one
 * engine command. It is a session of ours and not a variable, because even a transient variable can
 * be forged through {@code /complete}.
 */
final class Submissions implements Session {

  private final Set<String> passedTheGate = new HashSet<>();
  private final Map<String, Record> records = new HashMap<>();
  private boolean startsWithoutForm;

  void startsWithoutForm(boolean allowed) {
    startsWithoutForm = allowed;
  }

  static Submissions current() {
    return Context.getCommandContext().getSession(Submissions.class);
  }

  /**
   * @param passed the id of the task or, at a start, of the process instance whose form was
   *     submitted
   */
  void accept(String passed, String processInstanceId, Record submission) {
    passedTheGate.add(passed);
    records.put(key(processInstanceId, submission.getClass()), submission);
  }

  boolean passedTheGate(String id) {
    return passedTheGate.contains(id) || startsWithoutForm;
  }

  <R extends Record> Optional<R> of(String processInstanceId, Class<R> type) {
    return Optional.ofNullable(records.get(key(processInstanceId, type))).map(type::cast);
  }

  private static String key(String processInstanceId, Class<?> type) {
    return processInstanceId + ' ' + type.getName();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  static final class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return Submissions.class;
    }

    @Override
    public Session openSession() {
      return new Submissions();
    }
  }
}
