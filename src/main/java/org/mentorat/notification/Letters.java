package org.mentorat.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mentorat.engine.OpenTasks;
import org.mentorat.engine.ReaderTime;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.site.SiteAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Makes the text of a message when it is sent: in the language and the zone of who reads it, with
 * nothing that anybody wrote, and no name but first names (I9). What a message is about is read
 * after signing in.
 */
@Component
class Letters {

  /** Where the links of messages lead: from there to the task, or to what became of it. */
  static final String PAGE = "/avis/";

  private static final String PREFERENCES = "/mes-avis";
  private static final String NOTICE = "mail/notice";
  private static final String BUNDLE = "mail/digest";

  private final Recipients recipients;
  private final MentorshipRegister mentorships;
  private final OpenTasks tasks;
  private final List<DetailsOf> rooms;
  private final List<LetterOf> ownLetters;
  private final Wording wording;
  private final MessageSource texts;
  private final ReaderTime time;
  private final SiteAddress site;
  private final ITemplateEngine templates;
  private final MailProperties mail;

  Letters(
      Recipients recipients,
      MentorshipRegister mentorships,
      OpenTasks tasks,
      ObjectProvider<DetailsOf> rooms,
      ObjectProvider<LetterOf> ownLetters,
      Wording wording,
      MessageSource texts,
      ReaderTime time,
      SiteAddress site,
      ITemplateEngine templates,
      MailProperties mail) {
    this.recipients = recipients;
    this.mentorships = mentorships;
    this.tasks = tasks;
    this.rooms = rooms.orderedStream().toList();
    this.ownLetters = ownLetters.orderedStream().toList();
    this.wording = wording;
    this.texts = texts;
    this.time = time;
    this.site = site;
    this.templates = templates;
    this.mail = mail;
  }

  /** What became of the rows of one message when it was to be written. */
  sealed interface Written {}

  /** It is to be sent; some rows of it may have been overtaken. */
  record ToSend(Letter letter, List<Notice> told, List<Notice> overtaken) implements Written {}

  /** Nothing of it is to be said any more. */
  record NothingToSay(Dropped why) implements Written {}

  /** There is no address to send it to. */
  record NoAddress() implements Written {}

  /** The message that these rows make together. */
  @Transactional(readOnly = true)
  public Written write(List<Notice> notices) {
    Recipient reader = recipients.of(notices.get(0).account());
    if (reader.erased()) {
      return new NothingToSay(Dropped.ERASED);
    }
    if (!isAddress(reader.email())) {
      return new NoAddress();
    }
    List<Notice> told = new ArrayList<>();
    List<Notice> overtaken = new ArrayList<>();
    List<Said> said = new ArrayList<>();
    for (Notice notice : notices) {
      Optional<Said> one = isOvertaken(notice) ? Optional.empty() : said(notice, reader, true);
      one.ifPresent(said::add);
      (one.isPresent() ? told : overtaken).add(notice);
    }
    if (said.isEmpty()) {
      return new NothingToSay(Dropped.OVERTAKEN);
    }
    return new ToSend(letter(notices.get(0), said, reader), told, overtaken);
  }

  /** What a message of this kind says, for a page that shows it again. */
  @Transactional(readOnly = true)
  public Optional<Said> said(Notice notice, Locale locale) {
    Recipient reader = recipients.of(notice.account());
    return said(
        notice,
        new Recipient(
            reader.account(),
            reader.firstName(),
            reader.email(),
            locale,
            reader.zone(),
            reader.erased()),
        false);
  }

  /**
   * One event in words.
   *
   * @param action what the link is called
   */
  public record Said(
      String kind,
      String subject,
      List<String> paragraphs,
      String action,
      String link,
      List<Section> sections,
      List<Details.File> files) {}

  /**
   * A part of a message that lists things.
   *
   * @param empty what is said when there are none
   */
  public record Section(String title, List<Row> rows, String empty) {}

  /**
   * One thing in a list.
   *
   * @param due until when, in words; null when at no time
   * @param link null when it leads nowhere
   */
  public record Row(String text, String due, String link) {}

  private boolean isOvertaken(Notice notice) {
    return notice.element() != null
        && tasks
            .find(notice.processInstance(), notice.element(), notice.subject(), notice.account())
            .isEmpty();
  }

  private Optional<Said> said(Notice notice, Recipient reader, boolean sending) {
    String link = site.of(PAGE + notice.id()).toString();
    for (LetterOf own : ownLetters) {
      if (own.kind().equals(notice.kind())) {
        return (sending ? own.link(notice, link) : Optional.of(link))
            .flatMap(leads -> own.said(notice, reader, leads));
      }
    }
    Details details = Details.NONE;
    for (DetailsOf room : rooms) {
      if (room.concerns(notice.kind())) {
        Optional<Details> added =
            room.details(notice, mail.from(), reader.email(), reader.zone(), reader.locale(), link);
        if (added.isEmpty()) {
          return Optional.empty();
        }
        details = added.get();
      }
    }
    Wording.Words words =
        wording.of(
            notice.kind(),
            notice.level(),
            facts(notice, reader, details.moment()),
            reader.locale());
    return Optional.of(
        new Said(
            notice.kind(),
            words.subject(),
            words.paragraphs(),
            words.action(),
            link,
            List.of(),
            details.files()));
  }

  private Wording.Facts facts(Notice notice, Recipient reader, Instant moment) {
    Optional<Mentorship> mentorship =
        notice.reference() == null ? Optional.empty() : mentorships.find(notice.reference());
    Instant when = moment == null ? notice.dueAt() : moment;
    return new Wording.Facts(
        reader.firstName(),
        mentorship.map(one -> one.mentee().calledBy()).orElse(null),
        mentorship
            .flatMap(one -> lastMentor(one.reference()))
            .map(assignment -> assignment.mentor().calledBy())
            .orElse(null),
        when == null ? null : time.dateTime(when, reader.zone(), reader.locale()),
        notice.reference());
  }

  private Optional<Assignment> lastMentor(String reference) {
    List<Assignment> all = mentorships.assignments(reference);
    return mentorships
        .current(reference)
        .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)));
  }

  private Letter letter(Notice first, List<Said> said, Recipient reader) {
    Said only = said.size() == 1 ? said.get(0) : null;
    String subject =
        only == null ? text("notice.bundle.subject", reader, said.size()) : only.subject();
    Context context = new Context(reader.locale());
    context.setVariables(
        Map.of(
            "lang", reader.locale().getLanguage(),
            "subject", subject,
            "serviceName", text("notice.service", reader),
            "greeting",
                reader.firstName().isBlank()
                    ? text("notice.greeting.nobody", reader)
                    : text("notice.greeting", reader, reader.firstName()),
            "footer",
                Stream.of("notice.footer.why", "notice.footer.noreply")
                    .map(key -> text(key, reader))
                    .toList(),
            "preferencesLink", site.of(PREFERENCES).toString(),
            "preferencesLabel", text("notice.footer.preferences", reader)));
    if (only != null && only.sections().isEmpty()) {
      context.setVariable("paragraphs", only.paragraphs());
      context.setVariable("action", only.action());
      context.setVariable("link", only.link());
    } else if (only != null) {
      context.setVariable("paragraphs", only.paragraphs());
      context.setVariable("sections", only.sections());
      context.setVariable("action", only.action());
      context.setVariable("link", only.link());
    } else {
      context.setVariable("paragraphs", List.of(text("notice.bundle.lead", reader)));
      context.setVariable("sections", said.stream().map(Letters::section).toList());
      context.setVariable("action", null);
      context.setVariable("link", null);
    }
    String template = only != null && only.sections().isEmpty() ? NOTICE : BUNDLE;
    return new Letter(
        first.message(),
        reader.email(),
        reader.locale(),
        subject,
        templates.process(template + ".txt", context),
        templates.process(template, context),
        said.stream().flatMap(one -> one.files().stream()).toList());
  }

  private static Section section(Said said) {
    List<Row> rows = new ArrayList<>();
    said.paragraphs().forEach(paragraph -> rows.add(new Row(paragraph, null, null)));
    said.sections().forEach(section -> rows.addAll(section.rows()));
    rows.add(new Row(said.action(), null, said.link()));
    return new Section(said.subject(), rows, null);
  }

  private String text(String key, Recipient reader, Object... facts) {
    return texts.getMessage(key, facts, reader.locale());
  }

  static boolean isAddress(String email) {
    if (email == null || email.isBlank()) {
      return false;
    }
    try {
      new InternetAddress(email, true).validate();
      return true;
    } catch (AddressException e) {
      return false;
    }
  }
}
