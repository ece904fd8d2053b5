package org.mentorat.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people sign in. */
@Controller
class SignInPage {

  private final ObjectProvider<OidcProviders> providers;
  private final ObjectProvider<OidcEnd> providersEnd;

  SignInPage(ObjectProvider<OidcProviders> providers, ObjectProvider<OidcEnd> providersEnd) {
    this.providers = providers;
    this.providersEnd = providersEnd;
  }

  @GetMapping(SignInConfiguration.PAGE)
  String page(
      Authentication person,
      @RequestParam(name = "refus", required = false) String refused,
      @RequestParam(name = "fin", required = false) String ended,
      @RequestParam(name = "motdepasse", required = false) String chosen,
      @RequestParam(name = OidcConfiguration.REFUSED, required = false) String notFromProvider,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (person != null && !(person instanceof AnonymousAuthenticationToken)) {
      return "redirect:" + SignInLanding.of(person);
    }
    // Camunda's applications sign out by a script, which cannot take the person to the provider.
    OidcSession elsewhere = OidcSession.left(request);
    if (elsewhere != null && providersEnd.getIfAvailable() != null) {
      return "redirect:" + providersEnd.getObject().address(elsewhere, request, response);
    }
    model.addAttribute(
        "providers", providers.stream().flatMap(named -> named.all().stream()).toList());
    model.addAttribute(
        "notFromProvider", OidcRefusal.of(notFromProvider).map(OidcRefusal::code).orElse(null));
    model.addAttribute("refused", refused != null);
    model.addAttribute("ended", ended != null);
    model.addAttribute("chosen", chosen != null);
    return "connexion";
  }
}
