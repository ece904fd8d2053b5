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
import org.mentorat.people.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the texts, in French unless English is asked for, and keeps who accepted which. */
@Service
@Transactional
public class Agreements {

  private final AgreementVersions versions;
  private final Signatures signatures;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Agreements(
      AgreementVersions versions,
      Signatures signatures,
      ApplicationEventPublisher events,
      Clock clock) {
    this.versions = versions;
    this.signatures = signatures;
    this.events = events;
    this.clock = clock;
  }

  /** The version in force. */
  public AgreementVersion current(Document document, Locale locale) {
    return versions
        .findFirstByDocumentAndLanguageOrderByVersionDesc(document, language(locale))
        .orElseThrow(() -> new NoSuchElementException("no version of " + document));
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
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Signature> given = signatures(person);
    for (Document document : documents) {
      AgreementVersion version = current(document, person.locale());
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
        new AgreementSigned(person.account(), Set.copyOf(documents), reference, now));
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
