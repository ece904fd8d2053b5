package org.mentorat.engine;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Decides whether browsers are told to use nothing but TLS: {@code Secure} cookies, and HSTS. They
 * are as soon as people reach the site by https; by plain http only on this machine, in the
 * demonstration, or where the operator says so in {@link #SETTING}. A session that travels in the
 * clear is anybody's.
 */
class SecureTransport implements EnvironmentPostProcessor, Ordered {

  /** True or false; without it the site's address decides. */
  static final String SETTING = "mentorat.site.tls-only";

  private static final String ADDRESS = "mentorat.site.address";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!isTlsOnly(environment)) {
      return;
    }
    // An operator may still say otherwise for each of them: what comes last counts least.
    Map<String, Object> secure = new HashMap<>();
    secure.put("server.servlet.session.cookie.secure", true);
    secure.put("camunda.bpm.webapp.session-cookie.enable-secure-cookie", true);
    secure.put("camunda.bpm.webapp.csrf.enable-secure-cookie", true);
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("mentorat secure transport", secure));
  }

  /** Whether everything that is sent to a browser is meant for TLS alone. */
  static boolean isTlsOnly(Environment environment) {
    return environment.getProperty(
        SETTING, Boolean.class, "https".equalsIgnoreCase(scheme(environment)));
  }

  /**
   * Outside the demonstration, plain http is for a try on this machine, or for whoever says that
   * they want it.
   *
   * @throws StartupRefused for an address of another machine without TLS
   */
  static void demand(Environment environment) {
    if (environment.acceptsProfiles(Profiles.of("demo"))
        || environment.containsProperty(SETTING)
        || !"http".equalsIgnoreCase(scheme(environment))) {
      return;
    }
    String address = environment.getProperty(ADDRESS, "").strip();
    String host = URI.create(address).getHost();
    if (host != null && !THIS_MACHINE.contains(host)) {
      throw new StartupRefused("startup.siteAddressPlain", address);
    }
  }

  // What is no address at all is refused by whoever needs it.
  private static String scheme(Environment environment) {
    try {
      return URI.create(environment.getProperty(ADDRESS, "").strip()).getScheme();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }
}
