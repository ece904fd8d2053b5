package org.mentorat.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what mail servers send back: a delivery status notification (RFC 3464), or the older form
 * of a plain message whose header {@code X-Failed-Recipients} names the addresses.
 */
final class BounceReport {

  private static final String UNSPECIFIED = "5.0.0";

  /** Of what was returned only the beginning is looked at: its headers. */
  private static final int MOST_BYTES = 256 * 1024;

  private static final Pattern STATUS =
      Pattern.compile("(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.]*\\d)");
  private static final Pattern REPLY = Pattern.compile("(?<![\\d.])[45]\\d\\d(?![\\d.]*\\d)");
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^[>\\s]*message-id:\\s*(<[^<>\\s]{1,250}>)");
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,250}>");

  private final List<InternetHeaders> recipients = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean status;
  private String messageId;

  private BounceReport() {}

  /**
   * What the message reports.
   *
   * @return nothing if it is no report about a message of ours, such as an automatic answer; an
   *     empty list if it is one, and nothing has failed: the message is late, or it arrived
   */
  static Optional<List<Bounce>> read(Message message) throws MessagingException, IOException {
    BounceReport report = new BounceReport();
    String[] failed = message.getHeader("X-Failed-Recipients");
    report.look(message);
    if (report.status) {
      return report.ofTheStatus();
    }
    return failed == null ? Optional.empty() : report.ofTheHeader(failed, message);
  }

  private Optional<List<Bounce>> ofTheStatus() {
    List<Bounce> bounces = new ArrayList<>();
    for (InternetHeaders recipient : recipients) {
      if (!"failed".equalsIgnoreCase(value(recipient, "Action"))) {
        continue;
      }
      String address = address(recipient);
      if (messageId == null || address.isEmpty()) {
        return Optional.empty();
      }
      String diagnostic = value(recipient, "Diagnostic-Code");
      String status =
          first(STATUS, value(recipient, "Status"))
              .or(() -> first(STATUS, diagnostic))
              .orElse(UNSPECIFIED);
      bounces.add(bounce(address, status, diagnostic));
    }
    return recipients.isEmpty() ? Optional.empty() : Optional.of(bounces);
  }

  private Optional<List<Bounce>> ofTheHeader(String[] failed, Message message)
      throws MessagingException {
    if (messageId == null) {
      messageId =
          first(MESSAGE_ID, text.toString())
              .or(() -> first(ID, header(message, "In-Reply-To")))
              .orElse(null);
    }
    if (messageId == null) {
      return Optional.empty();
    }
    String status = first(STATUS, text.toString()).orElse(UNSPECIFIED);
    List<Bounce> bounces = new ArrayList<>();
    for (String line : failed) {
      for (String address : line.split(",")) {
        if (!bare(address).isEmpty()) {
          bounces.add(bounce(bare(address), status, text.toString()));
        }
      }
    }
    return Optional.of(bounces);
  }

  private Bounce bounce(String address, String status, String diagnostic) {
    String code = first(REPLY, diagnostic).map(reply -> reply + " " + status).orElse(status);
    return new Bounce(messageId, address, status, status.startsWith("5"), code);
  }

  private void look(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          look(parts.getBodyPart(i));
        }
      }
    } else if (part.isMimeType("message/delivery-status")
        || part.isMimeType("message/global-delivery-status")) {
      status = true;
      readStatus(beginning(part));
    } else if (part.isMimeType("message/rfc822")
        || part.isMimeType("message/global")
        || part.isMimeType("text/rfc822-headers")
        || part.isMimeType("message/global-headers")) {
      if (messageId == null) {
        messageId =
            first(ID, value(new InternetHeaders(stream(beginning(part)), true), "Message-ID"))
                .orElse(null);
      }
    } else if (part.isMimeType("text/plain")) {
      text.append(new String(beginning(part), StandardCharsets.UTF_8)).append('\n');
    }
  }

  // The first block is about the message, each further one about a recipient.
  private void readStatus(byte[] content) throws MessagingException {
    InputStream blocks = stream(content);
    boolean ofTheMessage = true;
    while (left(blocks)) {
      InternetHeaders block = new InternetHeaders(blocks, true);
      if (!block.getAllHeaders().hasMoreElements()) {
        continue;
      }
      // Some servers leave the first block out.
      if (!ofTheMessage || !address(block).isEmpty()) {
        recipients.add(block);
      }
      ofTheMessage = false;
    }
  }

  private static boolean left(InputStream blocks) throws MessagingException {
    try {
      return blocks.available() > 0;
    } catch (IOException e) {
      throw new MessagingException("a stream in memory cannot be read", e);
    }
  }

  private static String address(InternetHeaders recipient) {
    String original = bare(value(recipient, "Original-Recipient"));
    return original.isEmpty() ? bare(value(recipient, "Final-Recipient")) : original;
  }

  /** Without « rfc822; » and angle brackets. */
  private static String bare(String address) {
    String bare = address.substring(address.indexOf(';') + 1).strip();
    return bare.startsWith("<") && bare.endsWith(">") ? bare.substring(1, bare.length() - 1) : bare;
  }

  private static String value(InternetHeaders headers, String name) {
    String value = headers.getHeader(name, null);
    return value == null ? "" : value.replaceAll("\\s+", " ").strip();
  }

  private static String header(Message message, String name) {
    try {
      String[] values = message.getHeader(name);
      return values == null ? "" : values[0];
    } catch (MessagingException e) {
      return "";
    }
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(found.groupCount())) : Optional.empty();
  }

  private static byte[] beginning(Part part) throws MessagingException, IOException {
    try (InputStream content = part.getInputStream()) {
      return content.readNBytes(MOST_BYTES);
    }
  }

  private static InputStream stream(byte[] content) {
    return new ByteArrayInputStream(content);
  }
}
