package org.mentorat.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorat.MentoratTest;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.annotation.Autowired;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The PDF is read back by libraries that did not lay it out; veraPDF holds it to the standards. */
@MentoratTest
class PaperTest {

  private static final String CODE = "ABCD-EFGH-2345-WXYZ";
  private static final String ADDRESS = "https://mentorat.exemple.test/verification/" + CODE;
  private static final String LONG =
      "Marie-Éléonore de La Rochefoucauld-Bélanger ".repeat(9).strip();

  @Autowired private Paper paper;

  @ParameterizedTest
  @CsvSource({
    "fr-CA, MENTEE, false",
    "fr-CA, MENTOR, false",
    "en-CA, MENTEE, false",
    "en-CA, MENTOR, false",
    "fr-CA, MENTOR, true",
    "en-CA, MENTEE, true"
  })
  void everyPaperIsAccessibleAndLasting(String language, Side side, boolean longest)
      throws Exception {
    Locale locale = Locale.forLanguageTag(language);
    byte[] pdf = paper.pdf(longest ? longest(side) : statement(side), locale);

    picture(pdf, language + "-" + side + (longest ? "-longest" : ""));
    assertThat(violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(violations(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertThat(read.getNumberOfPages()).isEqualTo(longest ? 2 : 1);
      PDDocumentCatalog catalog = read.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getLanguage()).isEqualTo(language);
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
    }
  }

  @Test
  void whatItSaysIsReadInTheOrderOfItsHeadings() throws IOException {
    try (PDDocument read =
        Loader.loadPDF(paper.pdf(statement(Side.MENTEE), Locale.CANADA_FRENCH))) {
      assertThat(read.getDocumentInformation().getTitle()).isEqualTo("Attestation de mentorat");
      assertThat(text(read))
          .contains("Le service Mentorat atteste que", "Anaïs Côté-L’Écuyer")
          .contains("à titre de personne mentorée, du 10 février 2026 au 10 février 2027")
          .contains("Mentorat en employabilité", "12 (premier contact", "24 février 2027")
          .contains(CODE, ADDRESS);
      assertThat(headings(read.getDocumentCatalog().getStructureTreeRoot()))
          .containsExactly("H1", "H2", "H2");
    }
  }

  @Test
  void inEnglishForWhoReadsEnglish() throws IOException {
    try (PDDocument read = Loader.loadPDF(paper.pdf(statement(Side.MENTOR), Locale.CANADA))) {
      assertThat(read.getDocumentInformation().getTitle()).isEqualTo("Attestation of mentoring");
      assertThat(text(read))
          .contains("The Mentorat service attests that", "Anaïs Côté-L’Écuyer", "as a mentor");
    }
  }

  @Test
  void aNameIsTextWhateverItHolds() throws IOException {
    String name = "<img src=\"file:///etc/hostname\"/> & Ngũgĩ \u0001 Nguyễn";
    Statement statement = statement(Side.MENTEE, name, "Projet <b>un</b>", 0);
    try (PDDocument read = Loader.loadPDF(paper.pdf(statement, Locale.CANADA_FRENCH))) {
      assertThat(text(read))
          .contains("<img src=\"file:///etc/hostname\"/>", "& Ngũgĩ", "Nguyễn", "Projet <b>un</b>")
          .doesNotContain("Échanges tenus");
      assertThat(read.getPage(0).getResources().getXObjectNames()).isEmpty();
    }
  }

  private static Statement statement(Side side) {
    return statement(side, "Anaïs Côté-L’Écuyer", "Mentorat en employabilité", 12);
  }

  /** As long as the columns allow. */
  private static Statement longest(Side side) {
    return statement(side, LONG.substring(0, 390), "Employabilité et réinsertion ".repeat(7), 4096);
  }

  private static Statement statement(Side side, String name, String project, int contacts) {
    return new Statement(
        CODE,
        side,
        name,
        Statements.initials(name),
        false,
        project,
        "10 février 2026",
        "10 février 2027",
        contacts,
        "24 février 2027");
  }

  private static List<String> violations(byte[] pdf, PDFAFlavour flavour) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.getTotalAssertions()).isPositive();
      return result.getTestAssertions().stream()
          .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
          .map(
              assertion ->
                  assertion.getRuleId().getClause()
                      + "-"
                      + assertion.getRuleId().getTestNumber()
                      + " "
                      + assertion.getMessage())
          .distinct()
          .toList();
    }
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
  }

  private static List<String> headings(PDStructureNode node) {
    List<String> found = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if (element.getStructureType().matches("H[1-6]")) {
          found.add(element.getStructureType());
        }
        found.addAll(headings(element));
      } else {
        assertThat(kid).isNotInstanceOf(COSDictionary.class);
      }
    }
    return found;
  }

  private static void picture(byte[] pdf, String name) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(read).renderImageWithDPI(0, 80);
      File file = new File("target/screenshots/attestation-" + name + ".png");
      file.getParentFile().mkdirs();
      ImageIO.write(page, "png", file);
    }
  }
}
