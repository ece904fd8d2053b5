package org.mentorat.engine;

import java.util.Optional;
import org.mentorat.engine.AccountLinks.Link;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which somebody chooses their password, by the link of their invitation. To look at it
 * changes nothing: what reads mail before people do follows links too.
 */
@Controller
class AccountLinkPage {

  private static final String VIEW = "account";

  private final AccountLinks links;
  private final Passwords passwords;

  AccountLinkPage(AccountLinks links, Passwords passwords) {
    this.links = links;
    this.passwords = passwords;
  }

  @GetMapping(AccountLinks.PAGE + "{token}")
  ModelAndView page(@PathVariable String token) {
    Optional<Link> link = links.find(token);
    return link.filter(Link::usable).isPresent() ? form(null) : over();
  }

  @PostMapping(AccountLinks.PAGE + "{token}")
  ModelAndView choose(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again) {
    Optional<Link> link = links.find(token).filter(Link::usable);
    if (link.isEmpty()) {
      return over();
    }
    String refused = passwords.refusal(link.get().account(), password, again);
    if (refused != null) {
      return form(refused);
    }
    return links.use(token, password)
        ? new ModelAndView("redirect:" + SignInConfiguration.PAGE + "?motdepasse")
        : over();
  }

  private static ModelAndView form(String refused) {
    ModelAndView page = new ModelAndView(VIEW);
    page.addObject("refused", refused);
    page.addObject("shortest", PasswordRules.SHORTEST);
    page.addObject("longest", PasswordRules.LONGEST);
    page.addObject("over", false);
    page.setStatus(refused == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
    return page;
  }

  private static ModelAndView over() {
    ModelAndView page = new ModelAndView(VIEW);
    page.addObject("over", true);
    page.setStatus(HttpStatus.GONE);
    return page;
  }
}
