package org.mentorat.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the FEEL expressions that are written in forms, with the engine that Camunda brings for
 * decision tables. What people type is only ever the value of a variable: it is never part of an
 * expression.
 */
final class Feel {

  private static final Logger log = LoggerFactory.getLogger(Feel.class);

  private static final FeelEngine ENGINE = engine();

  private Feel() {}

  /**
   * Whether a property of a form is an expression and not a plain value: form-js marks it by a
   * leading {@code =}.
   */
  static boolean isExpression(Object property) {
    return property instanceof String text && text.startsWith("=");
  }

  /**
   * Checks that an expression can be evaluated at all.
   *
   * @throws IllegalArgumentException if its syntax is wrong; the message quotes it
   */
  static void requireValid(String expression) {
    try {
      ENGINE.evaluateSimpleExpression(body(expression), Variables.emptyVariableContext());
    } catch (FeelException e) {
      throw new IllegalArgumentException("not a FEEL expression: " + expression, e);
    }
  }

  /** Evaluates an expression with its leading {@code =}; null if it fails, as in form-js. */
  static Object evaluate(String expression, Map<String, Object> variables) {
    try {
      Object result =
          ENGINE.evaluateSimpleExpression(
              body(expression), Variables.fromMap(variables).asVariableContext());
      return plain(result);
    } catch (RuntimeException e) {
      // Neither the exception nor the variables: they may hold what people typed.
      log.debug("{} failed: {}", expression, e.getClass().getSimpleName());
      return null;
    }
  }

  /** Whether an expression is TRUE; anything else, null and failures included, is not. */
  static boolean isTrue(String expression, Map<String, Object> variables) {
    return Boolean.TRUE.equals(evaluate(expression, variables));
  }

  private static String body(String expression) {
    return expression.substring(1);
  }

  private static Object plain(Object result) {
    if (result instanceof List<?> list) {
      List<Object> plain = new ArrayList<>(list.size());
      list.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (result instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
      return plain;
    }
    return result;
  }

  private static FeelEngine engine() {
    DefaultDmnEngineConfiguration configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.buildEngine();
    return configuration.getFeelEngine();
  }
}
