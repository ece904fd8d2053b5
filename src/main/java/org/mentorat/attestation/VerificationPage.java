package org.mentorat.attestation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.closure.VerificationCodes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Says to anybody whether the service issued the attestation that bears a code, and what is needed
 * to compare a paper with it. Never the name: whoever holds the paper has it; the initials are
 * enough to see that it was not exchanged (docs/security.md).
 */
@Controller
@RequestMapping(VerificationPage.ADDRESS)
class VerificationPage {

  static final String ADDRESS = "/verification";

  private final Closures closures;
  private final Statements statements;

  VerificationPage(Closures closures, Statements statements) {
    this.closures = closures;
    this.statements = statements;
  }

  /** What is the matter with what was typed. */
  enum Problem {
    MISSING,
    NO_CODE,
    UNKNOWN
  }

  @GetMapping
  String ask(@RequestParam(required = false) String code, Model model, HttpServletResponse answer) {
    if (code == null) {
      return page("", null, model, answer);
    }
    Optional<String> read = VerificationCodes.read(code);
    return read.isPresent()
        ? "redirect:" + ADDRESS + "/" + read.get()
        : page(code, code.isBlank() ? Problem.MISSING : Problem.NO_CODE, model, answer);
  }

  @GetMapping("/{code}")
  String verify(@PathVariable String code, Locale locale, Model model, HttpServletResponse answer) {
    Optional<String> read = VerificationCodes.read(code);
    if (read.isEmpty()) {
      return page(code, Problem.NO_CODE, model, answer);
    }
    Optional<Attestation> found = closures.verify(read.get());
    if (found.isEmpty()) {
      return page(read.get(), Problem.UNKNOWN, model, answer);
    }
    model.addAttribute("voided", found.get().isVoided());
    model.addAttribute("statement", statements.of(found.get(), locale));
    return page("", null, model, answer);
  }

  private static String page(
      String typed, Problem problem, Model model, HttpServletResponse answer) {
    model.addAttribute("typed", typed);
    model.addAttribute("problem", problem);
    if (problem != null) {
      answer.setStatus(
          (problem == Problem.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST).value());
    }
    // Neither a search engine nor the next site learns a code from its address.
    answer.setHeader("X-Robots-Tag", "noindex");
    answer.setHeader("Referrer-Policy", "no-referrer");
    return "attestation/verification";
  }
}
