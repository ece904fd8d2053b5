package org.mentorat.engine;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Repeats an engine command that lost against another one in the database: both were right, they
 * only met. It does so only where the command is the whole transaction; inside a larger one only
 * its owner can repeat it, and jobs are repeated by the job executor.
 */
class RetryInterceptor extends CommandInterceptor {

  private static final int RETRIES = 5;
  private static final int LONGEST_PAUSE_MILLIS = 40;

  /** PostgreSQL: serialization failure, deadlock detected. */
  private static final Set<String> COLLISIONS = Set.of("40001", "40P01");

  /**
   * The engine reads a process in several steps; another transaction that changes its executions in
   * between leaves it with one whose parent is gone. It has no type or code of its own for that.
   */
  private static final String CHANGED_WHILE_READ = "ENGINE-03077";

  /** The request attribute in which the last failure stays, for the log. */
  static final String FAILURE = "mentorat.engineFailure";

  @Override
  public <T> T execute(Command<T> command) {
    if (!isWholeTransaction(command)) {
      return next.execute(command);
    }
    try {
      return executeAgainAfterCollisions(command);
    } catch (RuntimeException e) {
      RequestAttributes request = RequestContextHolder.getRequestAttributes();
      if (request != null) {
        request.setAttribute(FAILURE, e, RequestAttributes.SCOPE_REQUEST);
      }
      throw e;
    }
  }

  private <T> T executeAgainAfterCollisions(Command<T> command) {
    for (int retry = 1; ; retry++) {
      try {
        return next.execute(command);
      } catch (RuntimeException e) {
        if (retry > RETRIES || !isCollision(e)) {
          throw e;
        }
        pause(retry, e);
      }
    }
  }

  private static boolean isWholeTransaction(Command<?> command) {
    return Context.getCommandContext() == null
        && Context.getJobExecutorContext() == null
        && !(command instanceof ExecuteJobsCmd)
        && !(command instanceof AcquireJobsCmd)
        && !TransactionSynchronizationManager.isActualTransactionActive();
  }

  static boolean isCollision(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingException
          || cause instanceof ConcurrencyFailureException
          || (cause instanceof SQLException sql
              && COLLISIONS.contains(String.valueOf(sql.getSQLState())))
          || (cause instanceof ProcessEngineException engine
              && String.valueOf(engine.getMessage()).startsWith(CHANGED_WHILE_READ))) {
        return true;
      }
    }
    return false;
  }

  // Random, or those that met once would meet again.
  private static void pause(int retry, RuntimeException collision) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, (long) LONGEST_PAUSE_MILLIS * retry));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw collision;
    }
  }
}
