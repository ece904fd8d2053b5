package org.mentorat;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * The engine keeps its clock, its name and the target of its REST address in static fields: before
 * a test class needs another application, this closes the one that runs. It also sets the clock
 * back after each test.
 */
class OneApplicationAtATime extends AbstractTestExecutionListener {

  private static TestContext last;

  @Override
  public int getOrder() {
    // Before anything asks for the application.
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void beforeTestClass(TestContext test) {
    if (last != null && !test.hasApplicationContext() && last.hasApplicationContext()) {
      last.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
    }
    last = test;
  }

  @Override
  public void afterTestMethod(TestContext test) {
    ClockUtil.reset();
  }
}
