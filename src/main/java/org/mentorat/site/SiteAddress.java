package org.mentorat.site;

import java.net.URI;
import org.mentorat.engine.StartupRefused;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The address at which people reach the site, for links that are read elsewhere: in a mail, on
 * paper. A request cannot tell it: behind a proxy it may have come by another name, and a mail has
 * none. The demonstration is on this machine; everywhere else {@code mentorat.site.address} must
 * say it.
 */
@Component
public class SiteAddress {

  private final String address;
  private final Environment environment;

  SiteAddress(SiteProperties properties, Environment environment) {
    this.environment = environment;
    this.address = properties.address() == null ? "" : properties.address().strip();
    if (address.isEmpty()) {
      if (!environment.acceptsProfiles(Profiles.of("demo"))) {
        throw new StartupRefused("startup.siteAddress");
      }
    } else if (!isAddress(address)) {
      throw new StartupRefused("startup.siteAddressWrong", address);
    }
  }

  /**
   * The whole address of a page.
   *
   * @param path within the site, encoded, beginning with a slash
   */
  public URI of(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("not a path of the site: " + path);
    }
    return URI.create((address.isEmpty() ? here() : address).replaceFirst("/+$", "") + path);
  }

  private String here() {
    String port = environment.getProperty("local.server.port");
    return "http://localhost:"
        + (port == null ? environment.getProperty("server.port", "8080") : port);
  }

  private static boolean isAddress(String address) {
    try {
      URI uri = URI.create(address);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
