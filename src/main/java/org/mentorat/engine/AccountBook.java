package org.mentorat.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
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
