package org.mentorat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Lets many people press the same button at the same moment. */
public final class Together {

  private Together() {}

  /** What each of them got: a value, or the exception thrown. */
  public static <T> List<Object> act(int people, IntFunction<Callable<T>> action)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(people);
    try {
      CyclicBarrier start = new CyclicBarrier(people);
      List<Future<T>> waiting = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        Callable<T> one = action.apply(i);
        waiting.add(
            threads.submit(
                () -> {
                  start.await();
                  return one.call();
                }));
      }
      List<Object> got = new ArrayList<>();
      for (Future<T> future : waiting) {
        try {
          got.add(future.get());
        } catch (ExecutionException e) {
          got.add(e.getCause());
        }
      }
      return got;
    } finally {
      threads.shutdownNow();
    }
  }
}
