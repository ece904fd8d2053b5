package org.mentorat.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Refuses a port that somebody else has, in the first second instead of after the whole start. */
class PortCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  static final int ORDER = 0;

  private static final int DEFAULT_PORT = 8080;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    int port = environment.getProperty("server.port", Integer.class, DEFAULT_PORT);
    if (port <= 0 || !(context instanceof WebServerApplicationContext)) {
      return;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(
          new InetSocketAddress(
              environment.getProperty("server.address", InetAddress.class), port));
    } catch (IOException e) {
      throw new StartupRefused("startup.port", port, e.getMessage());
    }
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
