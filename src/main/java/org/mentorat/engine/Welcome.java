package org.mentorat.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says, as the last thing of a start, where to go, and in the demo with which accounts. */
@Component
class Welcome {

  private static final Logger log = LoggerFactory.getLogger(Welcome.class);

  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void ready(ApplicationReadyEvent event) {
    Environment environment = event.getApplicationContext().getEnvironment();
    String port = environment.getProperty("local.server.port");
    if (port == null) {
      return;
    }
    log.info(StartupTexts.text("startup.ready", "http://localhost:" + port));
    if (environment.acceptsProfiles(Profiles.of("demo"))) {
      log.info(StartupTexts.text("startup.demo"));
    }
  }
}
