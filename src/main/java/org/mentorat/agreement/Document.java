package org.mentorat.agreement;

import java.util.Arrays;
import java.util.Optional;

/** The documents a person accepts, each by itself. */
public enum Document {
  /** What is done with personal information; apart from everything else. */
  CONSENT("consentement"),
  /** The mentoring agreement: what mentees and mentors each answer for (R2, R12). */
  AGREEMENT("entente"),
  /** The charter of good practice (R63). */
  CHARTER("charte"),
  /** The confidentiality undertaking (R67). */
  CONFIDENTIALITY("confidentialite");

  private final String address;

  Document(String address) {
    this.address = address;
  }

  /** The name of its page and of its actions: {@code entente} in {@code /documents/entente}. */
  public String address() {
    return address;
  }

  /** How one of its versions is called where codes are: {@code entente-2}. */
  public String code(int version) {
    return address + "-" + version;
  }

  public static Optional<Document> at(String address) {
    return Arrays.stream(values()).filter(document -> document.address.equals(address)).findFirst();
  }
}
