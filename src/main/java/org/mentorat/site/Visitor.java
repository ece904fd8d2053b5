package org.mentorat.site;

import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who is looking at the page, as far as the frame of every page needs it. Templates call it by the
 * name {@code visitor}.
 */
@Component("visitor")
public class Visitor {

  private final boolean demonstration;

  Visitor(Environment environment) {
    this.demonstration = environment.acceptsProfiles(Profiles.of("demo"));
  }

  /** Whether somebody is signed in. */
  public boolean signedIn() {
    return account() != null;
  }

  /** The account of the person signed in, or null. */
  public String account() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null
        || !authentication.isAuthenticated()
        || authentication instanceof AnonymousAuthenticationToken) {
      return null;
    }
    return authentication.getName();
  }

  /** Whether the person signed in belongs to one of these groups. */
  public boolean in(String... groups) {
    return signedIn()
        && SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
            .anyMatch(authority -> List.of(groups).contains(authority.getAuthority()));
  }

  /** Whether the application runs in demo mode. */
  public boolean demonstration() {
    return demonstration;
  }
}
