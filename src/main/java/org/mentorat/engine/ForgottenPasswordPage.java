package org.mentorat.engine;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where people ask for a link to a new password. The answer is the same whoever has an account, and
 * whoever has none.
 */
@Controller
@RequestMapping(ForgottenPasswordPage.ADDRESS)
class ForgottenPasswordPage {

  static final String ADDRESS = "/mot-de-passe-oublie";

  private static final String VIEW = "forgotten-password";
  private static final int LONGEST_EMAIL = 254;

  private final ForgottenPasswords forgotten;

  ForgottenPasswordPage(ForgottenPasswords forgotten) {
    this.forgotten = forgotten;
  }

  @GetMapping
  String page(@RequestParam(name = "envoye", required = false) String sent, Model model) {
    return page(sent != null, "", false, model);
  }

  @PostMapping
  String ask(
      @RequestParam(defaultValue = "") String email, HttpServletResponse response, Model model) {
    String typed = email.strip();
    int at = typed.indexOf('@');
    if (typed.length() > LONGEST_EMAIL || at < 1 || at == typed.length() - 1) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return page(false, typed, true, model);
    }
    forgotten.ask(typed);
    return "redirect:" + ADDRESS + "?envoye";
  }

  private static String page(boolean sent, String typed, boolean wrong, Model model) {
    model.addAttribute("sent", sent);
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    model.addAttribute("hours", AccountLinks.RESET.toHours());
    return VIEW;
  }
}
