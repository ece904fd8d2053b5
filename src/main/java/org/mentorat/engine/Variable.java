package org.mentorat.engine;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable, its name and type said once. Only what a gateway, a timer or an assignment
 * reads is one, and never anything about a person but an account's opaque id.
 */
public record Variable<T>(String name, Class<T> type) {

  /**
   * @throws IllegalStateException if the variable is missing
   */
  public T get(VariableScope scope) {
    Object value = scope.getVariable(name);
    if (value == null) {
      throw new IllegalStateException("The process variable " + name + " is missing");
    }
    return type.cast(value);
  }

  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }

  /** Sets it in this scope alone: what runs beside has its own. */
  public void setLocal(VariableScope scope, T value) {
    scope.setVariableLocal(name, value);
  }
}
