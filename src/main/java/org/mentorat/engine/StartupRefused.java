package org.mentorat.engine;

/**
 * A start that cannot succeed, for a reason the operator can act on; shown as one sentence, without
 * a stack trace.
 */
public class StartupRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Object[] arguments;

  /**
   * @param key of the sentence in {@code messages/startup.properties}; {@code key + ".action"} says
   *     what to do
   * @param arguments of both sentences, shown as they print
   */
  public StartupRefused(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = arguments;
  }

  String key() {
    return key;
  }

  Object[] arguments() {
    return arguments;
  }
}
