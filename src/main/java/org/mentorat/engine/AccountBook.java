package org.mentorat.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who has an account, and in which group: some have nothing else, such as the coordination. */
@Component
public class AccountBook {

  /**
   * What an account says of its bearer.
   *
   * @param firstName empty when it says none
   * @param email null when it says none
   */
  public record Account(String id, String firstName, String email) {}

  private final IdentityService identities;
  private final Unrestricted unrestricted;

  AccountBook(IdentityService identities, Unrestricted unrestricted) {
    this.identities = identities;
    this.unrestricted = unrestricted;
  }

  public Optional<Account> find(String account) {
    return unrestricted
        .call(
            () -> Optional.ofNullable(identities.createUserQuery().userId(account).singleResult()))
        .map(AccountBook::account);
  }

  /** How the bearer of this account is named to others; empty when it says no name. */
  public Optional<String> nameOf(String account) {
    return unrestricted
        .call(
            () -> Optional.ofNullable(identities.createUserQuery().userId(account).singleResult()))
        .map(
            user ->
                Stream.of(user.getFirstName(), user.getLastName())
                    .filter(name -> name != null && !name.isBlank())
                    .collect(Collectors.joining(" ")))
        .filter(name -> !name.isEmpty());
  }

  /** The ids of the groups that this account is in. */
  public List<String> groupsOf(String account) {
    return unrestricted.call(
        () ->
            identities
                .createGroupQuery()
                .groupMember(account)
                .orderByGroupId()
                .asc()
                .list()
                .stream()
                .map(Group::getId)
                .toList());
  }

  /** The ids of all who are in this group. */
  public List<String> membersOf(String group) {
    return unrestricted.call(
        () ->
            identities.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
                .map(User::getId)
                .toList());
  }

  private static Account account(User user) {
    String email = user.getEmail();
    return new Account(
        user.getId(),
        user.getFirstName() == null ? "" : user.getFirstName(),
        email == null || email.isBlank() ? null : email);
  }
}
