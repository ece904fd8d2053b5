package org.mentorat.engine;

import org.camunda.bpm.engine.ProcessEngineException;

/**
 * Somebody did this already (another person, another window, a second click): nothing was changed,
 * HTTP 409.
 */
public class AlreadyHandled extends ProcessEngineException {

  /** The request attribute under which the answer's writer finds the message. */
  public static final String ATTRIBUTE = "mentorat.alreadyHandled";

  private static final long serialVersionUID = 1L;

  AlreadyHandled(String message) {
    super(message);
  }
}
