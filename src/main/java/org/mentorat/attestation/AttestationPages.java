package org.mentorat.attestation;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.closure.VerificationCodes;
import org.mentorat.people.Directory;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the service attests to the person signed in (R51), and its paper: theirs alone. To everybody
 * else it does not exist, whatever their role.
 */
@Controller
class AttestationPages {

  private final Closures closures;
  private final Statements statements;
  private final Paper paper;
  private final MessageSource texts;

  AttestationPages(Closures closures, Statements statements, Paper paper, MessageSource texts) {
    this.closures = closures;
    this.statements = statements;
    this.paper = paper;
    this.texts = texts;
  }

  @GetMapping("/mes-attestations")
  String mine(Principal reader, Locale locale, Model model) {
    List<Statement> attested =
        closures.attestationsOf(reader.getName()).stream()
            .map(attestation -> statements.of(attestation, locale))
            .toList();
    model.addAttribute("attestations", attested);
    return "attestation/mine";
  }

  @GetMapping("/attestations/{code}.pdf")
  ResponseEntity<byte[]> paper(@PathVariable String code, Principal reader, Locale locale) {
    Attestation attestation =
        VerificationCodes.read(code)
            .flatMap(closures::verify)
            .filter(found -> !found.isVoided())
            .filter(found -> found.person().account().equals(reader.getName()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    LocalDate issued = LocalDate.ofInstant(attestation.issuedAt(), Directory.ZONE);
    String file = texts.getMessage("attestation.file", new Object[] {issued.toString()}, locale);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(file).build().toString())
        .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
        .body(paper.pdf(statements.of(attestation, locale), locale));
  }

  /** In a language of one's own choice, whatever that of the site is. */
  @GetMapping("/attestations/{language:fr|en}/{code}.pdf")
  ResponseEntity<byte[]> paper(
      @PathVariable String language, @PathVariable String code, Principal reader) {
    return paper(code, reader, language.equals("en") ? Locale.CANADA : Locale.CANADA_FRENCH);
  }
}
