package org.mentorat.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorat.people.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the texts, in French unless English is asked for, and keeps who accepted which. */
@Service
@Transactional
public class Agreements {

  private final AgreementVersions versions;
  private final Publications publications;
  private final Signatures signatures;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Agreements(
      AgreementVersions versions,
      Publications publications,
      Signatures signatures,
      ApplicationEventPublisher events,
      Clock clock) {
    this.versions = versions;
    this.publications = publications;
    this.signatures = signatures;
    this.events = events;
    this.clock = clock;
  }

  /** The version in force. */
  public AgreementVersion current(Document document, Locale locale) {
    return versions.inForce(document, language(locale), clock.instant(), Limit.of(1)).stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no version of " + document));
  }

  /** Every version, the newest first; also one that is not in force yet. */
  public List<AgreementVersion> versions(Document document, Locale locale) {
    return versions.findByDocumentAndLanguageOrderByVersionDesc(document, language(locale));
  }

  /** From when this version is, or was, in force. */
  public Instant inForceAt(AgreementVersion version) {
    return publications
        .findByDocumentAndVersion(version.document(), version.version())
        .map(Publication::inForceAt)
        .orElseGet(version::publishedAt);
  }

  /** The versions published after the first, the oldest first. */
  public List<Publication> publications(Document document) {
    return publications.findByDocumentOrderByVersionAsc(document);
  }

  /** The number that the next version gets. */
  public int next(Document document) {
    return versions.newest(document) + 1;
  }

  /**
   * Publishes a version for good, in both languages.
   *
   * @param number the number it is to get: of many who publish it at once, one does
   * @param by the account that publishes it
   * @throws AlreadyPublished when there is such a version
   */
  public Publication publish(Document document, int number, NewVersion text, String by)
      throws AlreadyPublished {
    publications.hold(document.name());
    if (number < next(document)) {
      throw new AlreadyPublished(document.code(number));
    }
    if (number > next(document)) {
      throw new IllegalArgumentException("versions are numbered one after the other");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Publication publication = publications.save(new Publication(document, number, text, by, now));
    versions.save(new AgreementVersion(document, number, "fr", text.textFr(), now));
    versions.save(new AgreementVersion(document, number, "en", text.textEn(), now));
    versions.flush();
    events.publishEvent(
        new DocumentPublished(
            document, number, publication.inForceAt(), publication.required(), by, now));
    return publication;
  }

  /** One version for good, whatever came after. */
  public Optional<AgreementVersion> version(Document document, int version, Locale locale) {
    return versions.findByDocumentAndVersionAndLanguage(document, version, language(locale));
  }

  /**
   * Keeps that this person accepted the current version of each document, in their language. What
   * they accepted before for the same mentorship is not written twice.
   *
   * @param reference the mentorship concerned, or null
   * @param by the account that submitted the acceptance
   */
  public void sign(Person person, Set<Document> documents, String reference, String by) {
    sign(
        person,
        documents.stream().map(document -> current(document, person.locale())).toList(),
        reference,
        by);
  }

  /** As {@link #sign(Person, Set, String, String)}: this very version, the one that was shown. */
  void sign(Person person, AgreementVersion version, String by) {
    sign(person, List.of(version), null, by);
  }

  private void sign(Person person, List<AgreementVersion> texts, String reference, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Signature> given = signatures(person);
    for (AgreementVersion version : texts) {
      boolean known =
          given.stream()
              .anyMatch(
                  signature ->
                      signature.version().id().equals(version.id())
                          && Objects.equals(signature.reference(), reference));
      if (!known) {
        signatures.save(new Signature(person, version, reference, by, now));
      }
    }
    signatures.flush();
    events.publishEvent(
        new AgreementSigned(
            person.account(),
            texts.stream().map(AgreementVersion::document).collect(Collectors.toSet()),
            reference,
            now));
  }

  /** Everything this person accepted, the oldest first. */
  public List<Signature> signatures(Person person) {
    return signatures.findByPersonOrderBySignedAtAscIdAsc(person);
  }

  private static String language(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
        ? Locale.ENGLISH.getLanguage()
        : Locale.FRENCH.getLanguage();
  }
}
