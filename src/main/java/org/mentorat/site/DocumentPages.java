package org.mentorat.site;

import java.time.Instant;
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
 * The texts that people accept, for everybody to read (R2): the version in force, and each version,
 * also older ones and one to come, at an address of its own.
 */
@Controller
class DocumentPages {

  private static final String PAGE = "document";

  /** In the order in which they are listed. */
  private static final List<Document> SHOWN =
      List.of(Document.AGREEMENT, Document.CHARTER, Document.CONFIDENTIALITY, Document.CONSENT);

  private final Agreements agreements;

  DocumentPages(Agreements agreements) {
    this.agreements = agreements;
  }

  @GetMapping("/documents")
  String all(Model model) {
    model.addAttribute("documents", SHOWN);
    return "documents";
  }

  @GetMapping("/documents/{kind}")
  String inForce(@PathVariable String kind, Locale locale, Model model) {
    Document document = at(kind);
    return show(agreements.current(document, locale), locale, model);
  }

  @GetMapping("/documents/{kind}/{version:[0-9]{1,6}}")
  String version(@PathVariable String kind, @PathVariable int version, Locale locale, Model model) {
    return show(
        agreements
            .version(at(kind), version, locale)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
        locale,
        model);
  }

  /** A version among the others: {@code standing} says whether it is in force, older or to come. */
  record Listed(int version, Instant inForceAt, Standing standing) {}

  enum Standing {
    COMING,
    IN_FORCE,
    OLDER
  }

  private String show(AgreementVersion text, Locale locale, Model model) {
    Document document = text.document();
    int current = agreements.current(document, locale).version();
    List<Listed> versions =
        agreements.versions(document, locale).stream()
            .map(
                version ->
                    new Listed(
                        version.version(),
                        agreements.inForceAt(version),
                        standing(version.version(), current)))
            .toList();
    model.addAttribute("kind", document.address());
    model.addAttribute("document", document);
    model.addAttribute("text", text);
    model.addAttribute("html", Markdown.html(text.body()));
    model.addAttribute("standing", standing(text.version(), current));
    model.addAttribute("inForceAt", agreements.inForceAt(text));
    model.addAttribute("versions", versions);
    return PAGE;
  }

  private static Standing standing(int version, int current) {
    if (version == current) {
      return Standing.IN_FORCE;
    }
    return version < current ? Standing.OLDER : Standing.COMING;
  }

  private static Document at(String kind) {
    return Document.at(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
