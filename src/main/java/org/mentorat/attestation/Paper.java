package org.mentorat.attestation;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.mentorat.site.SiteAddress;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes an attestation as a PDF that everybody can read: tagged, with its language and title
 * (PDF/UA-1), and with its font inside, so that it reads the same in ten years (PDF/A-2a). It is
 * made each time it is asked for and kept nowhere.
 */
@Component
class Paper {

  private static final String FONT = "Open Sans";
  private static final String FONTS = "fonts/ttf/OpenSans/OpenSans-";

  private final ITemplateEngine templates;
  private final SiteAddress site;

  Paper(ITemplateEngine templates, SiteAddress site) {
    this.templates = templates;
    this.site = site;
  }

  byte[] pdf(Statement statement, Locale locale) {
    Context context = new Context(locale);
    context.setVariable("statement", statement);
    context.setVariable("name", printable(statement.name()));
    context.setVariable("verification", site.of(statement.verification()).toString());
    String html = templates.process("attestation/paper", context);
    try (ByteArrayOutputStream written = new ByteArrayOutputStream()) {
      new PdfRendererBuilder()
          .useFastMode()
          .usePdfUaAccessibility(true)
          .usePdfAConformance(PdfAConformance.PDFA_2_A)
          .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
          .useFont(() -> font("Regular"), FONT, 400, FontStyle.NORMAL, true)
          .useFont(() -> font("SemiBold"), FONT, 600, FontStyle.NORMAL, true)
          // Nothing is fetched for a paper, whatever is written in it.
          .useExternalResourceAccessControl(
              (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
          .withProducer("Mentorat")
          .withHtmlContent(html, null)
          .toStream(written)
          .run();
      return written.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without what no paper shows and no XML may hold. */
  private static String printable(String name) {
    return name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}]", "");
  }

  private static InputStream font(String weight) {
    try {
      return new ClassPathResource(FONTS + weight + ".ttf").getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
