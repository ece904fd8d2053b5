package org.mentorat.engine;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people sign in. */
@Controller
class SignInPage {

  @GetMapping(SignInConfiguration.PAGE)
  String page(
      Authentication person,
      @RequestParam(name = "refus", required = false) String refused,
      @RequestParam(name = "fin", required = false) String ended,
      @RequestParam(name = "motdepasse", required = false) String chosen,
      Model model) {
    if (person != null && !(person instanceof AnonymousAuthenticationToken)) {
      return "redirect:" + SignInLanding.of(person);
    }
    model.addAttribute("refused", refused != null);
    model.addAttribute("ended", ended != null);
    model.addAttribute("chosen", chosen != null);
    return "connexion";
  }
}
