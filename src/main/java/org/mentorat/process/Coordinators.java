package org.mentorat.process;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.mentorat.engine.Option;
import org.mentorat.engine.Roles;
import org.mentorat.engine.Unrestricted;
import org.springframework.stereotype.Component;

/** The accounts of the coordination: they are in the engine's tables only. */
@Component
class Coordinators {

  private final IdentityService identities;
  private final Unrestricted unrestricted;

  Coordinators(IdentityService identities, Unrestricted unrestricted) {
    this.identities = identities;
    this.unrestricted = unrestricted;
  }

  /** Those of these accounts that exist: what is handed to anybody else, nobody can open. */
  List<String> existing(Collection<String> accounts) {
    return unrestricted.call(
        () ->
            accounts.stream()
                .filter(account -> identities.createUserQuery().userId(account).count() > 0)
                .toList());
  }

  /** What these accounts are called. */
  List<String> names(Collection<String> accounts) {
    return unrestricted.call(
        () ->
            accounts.stream()
                .map(account -> identities.createUserQuery().userId(account).singleResult())
                .map(Coordinators::name)
                .toList());
  }

  /** Everybody of the coordination, by name. */
  List<Option> all() {
    return unrestricted.call(
        () ->
            identities
                .createUserQuery()
                .memberOfGroup(Roles.COORDINATORS)
                .orderByUserLastName()
                .asc()
                .orderByUserFirstName()
                .asc()
                .list()
                .stream()
                .map(user -> new Option(user.getId(), name(user)))
                .toList());
  }

  private static String name(User user) {
    String name =
        ((user.getFirstName() == null ? "" : user.getFirstName())
                + " "
                + (user.getLastName() == null ? "" : user.getLastName()))
            .strip();
    return name.isEmpty() ? user.getId() : name;
  }
}
