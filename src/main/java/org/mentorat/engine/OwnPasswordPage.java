package org.mentorat.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody who is signed in changes their own password, which they still know. */
@Controller
@RequestMapping(OwnPasswordPage.ADDRESS)
class OwnPasswordPage {

  static final String ADDRESS = "/mon-mot-de-passe";

  private static final String VIEW = "own-password";

  private final Passwords passwords;
  private final AccountLinks links;

  OwnPasswordPage(Passwords passwords, AccountLinks links) {
    this.passwords = passwords;
    this.links = links;
  }

  @GetMapping
  String page(@RequestParam(name = "enregistre", required = false) String saved, Model model) {
    return page(saved != null, false, null, model);
  }

  @PostMapping
  String change(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      Principal person,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String refused = passwords.refusal(person.getName(), password, again);
    // Asked last: a wrong one counts against the account, as at the sign-in.
    boolean wrong =
        refused == null
            && (current.length() > PasswordRules.LONGEST
                || !passwords.isRight(person.getName(), current));
    if (refused != null || wrong) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return page(false, wrong, refused, model);
    }
    links.change(person.getName(), password, request.getSession().getId());
    request.changeSessionId();
    return "redirect:" + ADDRESS + "?enregistre";
  }

  private static String page(boolean saved, boolean wrong, String refused, Model model) {
    model.addAttribute("saved", saved);
    model.addAttribute("wrong", wrong);
    model.addAttribute("refused", refused);
    model.addAttribute("shortest", PasswordRules.SHORTEST);
    model.addAttribute("longest", PasswordRules.LONGEST);
    return VIEW;
  }
}
