package org.mentorat.site;

import java.util.List;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.core.NestedRuntimeException;
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

  private final Directory directory;
  private final boolean demonstration;

  Visitor(Directory directory, Environment environment) {
    this.directory = directory;
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

  /** What the person signed in is called; the account where nothing else is known. */
  public String name() {
    String account = account();
    try {
      return directory.find(account).map(Person::displayName).orElse(account);
    } catch (NestedRuntimeException e) {
      // The page that says that the database is away shows a name too.
      return account;
    }
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
