package org.mentorat.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.hibernate.annotations.Immutable;

/**
 * One version of a document in one language, as it was published; the database refuses any change.
 */
@Entity
@Immutable
public class AgreementVersion {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Enumerated(EnumType.STRING)
  private Document document;

  private int version;
  private String language;
  private String body;
  private String sha256;
  private Instant publishedAt;

  protected AgreementVersion() {}

  AgreementVersion(Document document, int version, String language, String body, Instant now) {
    this.document = document;
    this.version = version;
    this.language = language;
    this.body = body;
    this.sha256 = sha256(body);
    this.publishedAt = now;
  }

  public Long id() {
    return id;
  }

  public Document document() {
    return document;
  }

  public int version() {
    return version;
  }

  /** {@code fr} or {@code en}. */
  public String language() {
    return language;
  }

  /** The text, in Markdown. */
  public String body() {
    return body;
  }

  /** The SHA-256 of the text in UTF-8, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  public Instant publishedAt() {
    return publishedAt;
  }

  private static String sha256(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
