package org.mentorat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole service in one process: the site, Camunda and its web applications, and the domain. */
@SpringBootApplication
public class MentoratApplication {

  public static void main(String[] args) {
    SpringApplication.run(MentoratApplication.class, args);
  }
}
