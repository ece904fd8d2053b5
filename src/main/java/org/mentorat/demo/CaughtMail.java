package org.mentorat.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as a mail program would show it. What cannot be read as MIME is shown as the text that
 * arrived: a message is never lost because it is malformed. The template calls its public methods.
 */
final class CaughtMail {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"«»]+");
  private static final Pattern AFTER_A_LINK = Pattern.compile("[.,;:!?'’)\\]}\\u00a0]+$");

  private final List<Header> headers = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private String subject = "";
  private String text;
  private String html;

  private CaughtMail() {}

  static CaughtMail read(byte[] raw) {
    CaughtMail mail = new CaughtMail();
    try {
      MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(raw));
      mail.readHeaders(message);
      mail.readPart(message);
    } catch (MessagingException | IOException e) {
      mail.text = new String(raw, StandardCharsets.UTF_8);
      mail.words.append(mail.text);
    }
    return mail;
  }

  /** Decoded, on one line. */
  public String subject() {
    return subject;
  }

  /** The sender's header, decoded; empty if there is none. */
  public String from() {
    return header("From");
  }

  /** With its angle brackets; empty if there is none. */
  public String messageId() {
    return header("Message-ID");
  }

  /** All of them in their order, decoded. */
  public List<Header> headers() {
    return Collections.unmodifiableList(headers);
  }

  /** Whether there is a part for programs that show HTML. */
  public boolean hasHtml() {
    return html != null;
  }

  /** As it was sent, scripts and all; null if there is none. */
  String html() {
    return html;
  }

  /** Whether there is a part for programs that show plain text. */
  public boolean hasText() {
    return text != null;
  }

  /** The plain text, cut where a link begins and ends. */
  public List<Piece> text() {
    return text == null ? List.of() : pieces(text);
  }

  public List<Attachment> attachments() {
    return Collections.unmodifiableList(attachments);
  }

  /** Subject, texts and names of attachments: what a search for a name has to look through. */
  String words() {
    return subject + "\n" + words;
  }

  private void readHeaders(MimeMessage message) throws MessagingException {
    for (jakarta.mail.Header header : Collections.list(message.getAllHeaders())) {
      headers.add(new Header(header.getName(), decoded(header.getValue())));
    }
    subject = header("Subject");
  }

  private String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  private void readPart(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        readPart(parts.getBodyPart(i));
      }
      return;
    }
    byte[] content = part.getInputStream().readAllBytes();
    String written = part.isMimeType("text/*") ? string(part, content) : "";
    words.append(written).append('\n');
    boolean body = part.getFileName() == null && !Part.ATTACHMENT.equals(part.getDisposition());
    if (body && text == null && part.isMimeType("text/plain")) {
      text = written;
    } else if (body && html == null && part.isMimeType("text/html")) {
      html = written;
    } else {
      String type = type(part);
      String name = name(part, type);
      words.append(name).append('\n');
      attachments.add(new Attachment(attachments.size(), name, type, content));
    }
  }

  private static String string(Part part, byte[] content) throws MessagingException {
    try {
      String charset = new ContentType(part.getContentType()).getParameter("charset");
      return new String(content, MimeUtility.javaCharset(charset == null ? "UTF-8" : charset));
    } catch (UnsupportedEncodingException | jakarta.mail.internet.ParseException e) {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  private static String type(Part part) throws MessagingException {
    try {
      return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
    } catch (jakarta.mail.internet.ParseException e) {
      return "application/octet-stream";
    }
  }

  private String name(Part part, String type) throws MessagingException {
    String given = part.getFileName();
    if (given != null) {
      return decoded(given).replaceAll("[\\p{Cntrl}/\\\\]", "_");
    }
    String number = Integer.toString(attachments.size() + 1);
    return switch (type) {
      case "text/calendar" -> number + ".ics";
      case "application/pdf" -> number + ".pdf";
      default -> number;
    };
  }

  private static String decoded(String value) {
    String unfolded = MimeUtility.unfold(value);
    try {
      return MimeUtility.decodeText(unfolded).strip();
    } catch (UnsupportedEncodingException e) {
      return unfolded.strip();
    }
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher links = LINK.matcher(text);
    int shown = 0;
    while (links.find()) {
      String link = AFTER_A_LINK.matcher(links.group()).replaceFirst("");
      pieces.add(new Piece(text.substring(shown, links.start()), false));
      pieces.add(new Piece(link, true));
      shown = links.start() + link.length();
    }
    pieces.add(new Piece(text.substring(shown), false));
    return pieces;
  }

  /** One header, decoded. */
  record Header(String name, String value) {}

  /** A stretch of plain text; a link is its own address, http or https. */
  record Piece(String text, boolean link) {}

  /**
   * What a mail program offers to save.
   *
   * @param number counted from 0 within the message
   * @param type its MIME type, without parameters
   */
  record Attachment(int number, String name, String type, byte[] content) {

    /** In kilobytes, rounded up. */
    public long kilobytes() {
      return (content.length + 1023L) / 1024;
    }
  }
}
