package org.mentorat.engine;

import org.camunda.bpm.engine.AuthorizationException;

/**
 * Somebody tried to start a process or finish a task without its form. Nothing was changed, HTTP
 * 403.
 */
class NotThroughTheForm extends AuthorizationException {

  private static final long serialVersionUID = 1L;

  NotThroughTheForm(String reason) {
    super(reason);
  }
}
