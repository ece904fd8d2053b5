package org.mentorat.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Checks who signs in against Camunda's identity tables, which also slow down repeated failures.
 * People type their e-mail address, or an account's id. The principal is the account's id, its
 * authorities are its groups.
 */
@Component
class SignInPassword implements AuthenticationProvider {

  /** Characters of what people type as their name: the longest address of mail. */
  static final int LONGEST_NAME = 254;

  private final IdentityService identities;
  private final ObjectProvider<Directory> directory;
  private final Passwords passwords;

  SignInPassword(
      IdentityService identities, ObjectProvider<Directory> directory, Passwords passwords) {
    this.identities = identities;
    this.passwords = passwords;
    this.directory = directory;
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    String name = typed.getName().strip();
    String password = typed.getCredentials() == null ? "" : typed.getCredentials().toString();
    if (name.length() > LONGEST_NAME || password.length() > PasswordRules.LONGEST) {
      throw new BadCredentialsException("too long");
    }
    String account = account(name).orElse(name);
    if (!passwords.isRight(account, password)) {
      throw new BadCredentialsException("refused");
    }
    return signedIn(account);
  }

  /** The account as signed in now, with the groups that it has now. */
  Authentication signedIn(String account) {
    return UsernamePasswordAuthenticationToken.authenticated(account, null, authorities(account));
  }

  boolean exists(String account) {
    return identities.createUserQuery().userId(account).count() == 1;
  }

  List<GrantedAuthority> authorities(String account) {
    return identities.createGroupQuery().groupMember(account).list().stream()
        .map(Group::getId)
        .sorted()
        .map(group -> (GrantedAuthority) new SimpleGrantedAuthority(group))
        .toList();
  }

  /** Whose e-mail address this is; nothing if it is nobody's, or several accounts have it. */
  Optional<String> account(String name) {
    if (!name.contains("@")) {
      return Optional.empty();
    }
    return directory
        .getObject()
        .findByEmail(name)
        .map(Person::account)
        .or(() -> accountWithoutProfile(name));
  }

  // Coordinators, auditors and administrators have an account, but need not be mentors or mentees.
  private Optional<String> accountWithoutProfile(String email) {
    List<User> users = identities.createUserQuery().userEmail(email).listPage(0, 2);
    return users.size() == 1 ? Optional.of(users.get(0).getId()) : Optional.empty();
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
