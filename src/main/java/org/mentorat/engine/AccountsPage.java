package org.mentorat.engine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mentorat.engine.AccountBook.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where somebody who cannot sign in is helped: they are sent a new link, which nobody else sees.
 * Coordinators help mentees and mentors, administrators everybody.
 */
@Controller
@RequestMapping(AccountsPage.ADDRESS)
class AccountsPage {

  static final String ADDRESS = "/tableau-de-bord/comptes";

  private static final Logger log = LoggerFactory.getLogger(AccountsPage.class);
  private static final Set<String> OF_THE_COORDINATION = Set.of(Roles.MENTEES, Roles.MENTORS);

  // An administrator may have made others, which the service knows nothing of.
  private static final Set<String> WORDED =
      Set.of(
          Roles.MENTEES, Roles.MENTORS, Roles.COORDINATORS, Roles.AUDITORS, Roles.ADMINISTRATORS);

  private final AccountBook accounts;
  private final SignInPassword names;
  private final AccountLinks links;
  private final Unrestricted unrestricted;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  AccountsPage(
      AccountBook accounts,
      SignInPassword names,
      AccountLinks links,
      Unrestricted unrestricted,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.accounts = accounts;
    this.names = names;
    this.links = links;
    this.unrestricted = unrestricted;
    this.events = events;
    this.transaction = transaction;
  }

  @GetMapping
  String search(Model model) {
    return search("", null, model);
  }

  /** By POST although it changes nothing: an address is nothing for the server's logs. */
  @PostMapping
  String find(
      @RequestParam(defaultValue = "") String who,
      Authentication asking,
      HttpServletResponse response,
      Model model) {
    String typed = who.strip();
    if (typed.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return search(typed, "account.link.who.missing", model);
    }
    String account = unrestricted.call(() -> names.account(typed).orElse(typed));
    Optional<Account> found = helped(account, asking);
    if (found.isEmpty()) {
      return unknown(typed, response, model);
    }
    return "redirect:" + ADDRESS + "/" + found.get().id();
  }

  @GetMapping("/{account}")
  String show(
      @PathVariable String account,
      @RequestParam(name = "envoye", required = false) String sent,
      Authentication asking,
      HttpServletResponse response,
      Model model) {
    Optional<Account> found = helped(account, asking);
    if (found.isEmpty()) {
      return unknown("", response, model);
    }
    return person(found.get(), sent != null, model);
  }

  @PostMapping("/{account}")
  String send(
      @PathVariable String account,
      Authentication asking,
      HttpServletResponse response,
      Model model) {
    Optional<Account> found = helped(account, asking);
    if (found.isEmpty()) {
      return unknown("", response, model);
    }
    if (found.get().email() == null) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return person(found.get(), false, model);
    }
    transaction.executeWithoutResult(
        status -> events.publishEvent(new PasswordLinkWanted(account, false)));
    log.info("{} has a link to a new password sent to {}", asking.getName(), account);
    return "redirect:" + ADDRESS + "/" + account + "?envoye";
  }

  private static String unknown(String typed, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    return search(typed, "account.link.who.unknown", model);
  }

  private Optional<Account> helped(String account, Authentication asking) {
    return accounts.find(account).filter(found -> mayHelp(asking, found.id()));
  }

  private boolean mayHelp(Authentication asking, String account) {
    if (SignInEngine.groups(asking).contains(Roles.ADMINISTRATORS)) {
      return true;
    }
    List<String> groups = accounts.groupsOf(account);
    return !groups.isEmpty() && OF_THE_COORDINATION.containsAll(groups);
  }

  private static String search(String typed, String problem, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("problem", problem);
    return "accounts/search";
  }

  private String person(Account account, boolean sent, Model model) {
    model.addAttribute("account", account);
    model.addAttribute("name", accounts.nameOf(account.id()).orElse(account.id()));
    model.addAttribute(
        "groups", accounts.groupsOf(account.id()).stream().filter(WORDED::contains).toList());
    model.addAttribute("chosen", links.hasBeenUsed(account.id()));
    model.addAttribute("days", AccountLinks.INVITATION.toDays());
    model.addAttribute("hours", AccountLinks.RESET.toHours());
    model.addAttribute("sent", sent);
    return "accounts/person";
  }
}
