package org.mentorat.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mentorat.agreement.AgreementVersion;
import org.mentorat.agreement.Agreements;
import org.mentorat.agreement.Document;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The texts that people accept, for everybody to read (R2): the version in force, and each version
 * at an address of its own.
 */
@Controller
class DocumentPages {

  private static final String PAGE = "document";

  private final Agreements agreements;

  DocumentPages(Agreements agreements) {
    this.agreements = agreements;
  }

  @GetMapping("/documents")
  String all(Model model) {
    model.addAttribute("documents", List.of(Address.values()));
    return "documents";
  }

  @GetMapping("/documents/{kind}")
  String inForce(@PathVariable String kind, Locale locale, Model model) {
    Address address = Address.of(kind);
    return show(address, agreements.current(address.document, locale), true, model);
  }

  @GetMapping("/documents/{kind}/{version:[0-9]{1,6}}")
  String version(@PathVariable String kind, @PathVariable int version, Locale locale, Model model) {
    Address address = Address.of(kind);
    AgreementVersion text =
        agreements
            .version(address.document, version, locale)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    boolean current = text.version() == agreements.current(address.document, locale).version();
    return show(address, text, current, model);
  }

  private static String show(Address address, AgreementVersion text, boolean inForce, Model model) {
    model.addAttribute("kind", address.name());
    model.addAttribute("document", address.document);
    model.addAttribute("text", text);
    model.addAttribute("html", Markdown.html(text.body()));
    model.addAttribute("inForce", inForce);
    return PAGE;
  }

  /** Where each text is found; the names are the last part of the address. */
  enum Address {
    entente(Document.AGREEMENT),
    charte(Document.CHARTER),
    confidentialite(Document.CONFIDENTIALITY),
    consentement(Document.CONSENT);

    private final Document document;

    Address(Document document) {
      this.document = document;
    }

    public Document document() {
      return document;
    }

    static Address of(String kind) {
      return Arrays.stream(values())
          .filter(address -> address.name().equals(kind))
          .findFirst()
          .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
  }
}
