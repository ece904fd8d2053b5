package org.mentorat.engine;

import java.nio.file.Path;

/** Holds an embedded server's folder in a process of its own until it is killed. */
public final class KeptServerMain {

  private KeptServerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    KeptServer server = KeptServer.start(Path.of(arguments[0]));
    System.out.println("holds " + server.url());
    Thread.sleep(Long.MAX_VALUE);
  }
}
