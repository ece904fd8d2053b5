package org.mentorat.matching;

import java.util.List;
import java.util.Locale;
import org.mentorat.matching.RankingDocument.ExcludedMentor;
import org.mentorat.matching.RankingDocument.RankedMentor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the reader's language why a mentor suits, or why not. */
@Component
class MatchingWords {

  private static final int WORDS_QUOTED = 6;

  private final MessageSource messages;

  MatchingWords(MessageSource messages) {
    this.messages = messages;
  }

  List<Reason> reasons(RankedMentor mentor, RankingDocument ranking, boolean peers, Locale locale) {
    List<Reason> reasons = reasons(mentor, ranking, locale);
    return peers
        ? reasons.stream().filter(reason -> !reason.code().equals("experience")).toList()
        : reasons;
  }

  private List<Reason> reasons(RankedMentor mentor, RankingDocument ranking, Locale locale) {
    return List.of(
        new Reason("needs", needs(mentor, ranking, locale), mentor.points().needs()),
        new Reason("text", text(mentor, ranking, locale), mentor.points().text()),
        new Reason("workplace", workplace(mentor, locale), mentor.points().workplace()),
        new Reason("experience", experience(mentor, locale), mentor.points().experience()),
        new Reason(
            "load",
            say(locale, "reason.load", mentor.load(), mentor.capacity()),
            mentor.points().load()));
  }

  String exclusion(ExcludedMentor mentor, RankingDocument ranking, Locale locale) {
    String language = Locale.forLanguageTag(ranking.language()).getDisplayLanguage(locale);
    return messages.getMessage(
        mentor.rule().messageKey(),
        new Object[] {mentor.load(), mentor.capacity(), language},
        locale);
  }

  private String needs(RankedMentor mentor, RankingDocument ranking, Locale locale) {
    if (ranking.needed() == 0) {
      return say(locale, "reason.needs.unknown");
    }
    if (mentor.covered().isEmpty()) {
      return say(locale, "reason.needs.none", ranking.needed());
    }
    String labels = String.join(", ", mentor.covered());
    return mentor.covered().size() == ranking.needed()
        ? say(locale, "reason.needs.all", ranking.needed(), labels)
        : say(locale, "reason.needs.some", mentor.covered().size(), ranking.needed(), labels);
  }

  private String text(RankedMentor mentor, RankingDocument ranking, Locale locale) {
    if (ranking.words() == 0) {
      return say(locale, "reason.text.unknown");
    }
    List<String> shared = mentor.shared();
    if (shared.isEmpty()) {
      return say(locale, "reason.text.none");
    }
    String quoted = String.join(", ", shared.subList(0, Math.min(WORDS_QUOTED, shared.size())));
    return say(locale, "reason.text", shared.size(), quoted, shared.size() > WORDS_QUOTED ? 1 : 0);
  }

  private String workplace(RankedMentor mentor, Locale locale) {
    if (mentor.sameWorkplace()) {
      return say(locale, "reason.workplace");
    }
    return say(locale, mentor.sameRegion() ? "reason.region" : "reason.elsewhere", mentor.region());
  }

  private String experience(RankedMentor mentor, Locale locale) {
    int years = mentor.yearsMore();
    if (years == 0) {
      return say(locale, "reason.experience.same");
    }
    return years > 0
        ? say(locale, "reason.experience.more", years)
        : say(locale, "reason.experience.less", -years);
  }

  private String say(Locale locale, String key, Object... args) {
    return messages.getMessage("matching." + key, args, locale);
  }
}
