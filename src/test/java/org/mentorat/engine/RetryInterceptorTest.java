package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ProcessEngineLogger;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RetryInterceptorTest {

  private final AtomicInteger attempts = new AtomicInteger();
  private final RetryInterceptor retry = new RetryInterceptor();

  private void failing(int times, RuntimeException failure) {
    retry.setNext(
        new CommandInterceptor() {
          @Override
          public <T> T execute(Command<T> command) {
            if (attempts.incrementAndGet() <= times) {
              throw failure;
            }
            return command.execute(null);
          }
        });
  }

  @Test
  void aCollisionIsTriedAgain() {
    failing(5, new OptimisticLockingException("met"));
    assertThat(retry.<String>execute(command -> "done")).isEqualTo("done");
    assertThat(attempts).hasValue(6);
  }

  @Test
  void notForEver() {
    OptimisticLockingException collision = new OptimisticLockingException("met");
    failing(100, collision);
    assertThatThrownBy(() -> retry.execute(command -> "done")).isSameAs(collision);
    assertThat(attempts).hasValue(6);
  }

  @Test
  void postgresqlsOwnCollisionsCountToo() {
    for (RuntimeException collision :
        new RuntimeException[] {
          new ProcessEngineException("x", new SQLException("deadlock", "40P01")),
          new ProcessEngineException(
              "x", new IllegalStateException(new SQLException("serialization", "40001"))),
          new CannotAcquireLockException("x")
        }) {
      attempts.set(0);
      failing(1, collision);
      assertThat(retry.<String>execute(command -> "done")).isEqualTo("done");
    }
  }

  @Test
  void whatChangedWhileItWasReadIsReadAgain() {
    failing(
        1,
        ProcessEngineLogger.PERSISTENCE_LOGGER.resolveParentOfExecutionFailedException(
            "gone", "it"));
    assertThat(retry.<String>execute(command -> "done")).isEqualTo("done");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void otherFailuresAreNotRepeated() {
    failing(1, new ProcessEngineException("x", new SQLException("no such column", "42703")));
    assertThatThrownBy(() -> retry.execute(command -> "done"))
        .isInstanceOf(ProcessEngineException.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void insideATransactionOnlyItsOwnerCanRepeat() {
    failing(1, new OptimisticLockingException("met"));
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatThrownBy(() -> retry.execute(command -> "done"))
          .isInstanceOf(OptimisticLockingException.class);
    } finally {
      TransactionSynchronizationManager.clear();
    }
    assertThat(attempts).hasValue(1);
  }
}
