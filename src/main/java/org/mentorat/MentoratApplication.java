package org.mentorat;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole service in one process: the site, Camunda and its web applications, and the domain. */
@SpringBootApplication
public class MentoratApplication {

  static {
    // The engine computes due dates in the default zone of the machine: the same everywhere,
    // without summer time.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  public static void main(String[] args) {
    SpringApplication.run(MentoratApplication.class, args);
  }
}
