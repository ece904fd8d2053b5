package org.mentorat.engine;

import org.camunda.bpm.engine.AuthorizationException;

/**
 * Somebody tried to start a process or finish a task without its form. Nothing was changed, HTTP
 * 403.
 */
class NotThroughTheForm extends AuthorizationException {

  /** The request attribute under which the answer's writer finds the message. */
  static final String ATTRIBUTE = "mentorat.notThroughTheForm";

  private static final long serialVersionUID = 1L;

  NotThroughTheForm(String reason) {
    super(reason);
  }
}
