package org.mentorat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The words of every message that the models send, and the templates that carry them, with the
 * longest data and the emptiest (I9, R19, R67).
 */
class NoticeTextsTest {

  private static final Path MODELS = Path.of("bpmn");
  private static final Path CODE = Path.of("src/main/java");
  private static final Path TEXTS = Path.of("src/main/resources/messages");

  private static final Pattern FORM =
      Pattern.compile("<bpmn:userTask [^>]*camunda:formRef=\"([a-z0-9-]+)\"");
  private static final Pattern TOLD =
      Pattern.compile("notices\\.\\w+\\(execution, '([a-z0-9-]+)'([^)]*)\\)");
  private static final Pattern KEY =
      Pattern.compile("notice\\.([a-z0-9-]+)\\.(subject|body|body\\.undated|action)");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

  /** Parts of messages of their own, not kinds. */
  private static final Set<String> WRAPPERS = Set.of("remind", "bundle");

  /** Made by the clock, not told by a model. */
  private static final Set<String> SUMMARIES = Set.of("mentor-digest", "coordination-digest");

  /** A word in confidence: whoever looks over a shoulder learns nothing of it (R61). */
  private static final List<String> IN_CONFIDENCE =
      List.of("name-confidants", "acknowledge-breach", "handle-breach", "read-breach-answer");

  /** Their room knows the moment: a meeting always has one, and so has an invitation. */
  private static final Set<String> WITH_A_MOMENT_OF_THEIR_OWN =
      Set.of("account-invitation", "meeting-planned", "meeting-moved", "meeting-cancelled");

  private static final String LINK = "https://mentorat.exemple.org/avis/4f1f9a3e";
  private static final String PREFERENCES = "https://mentorat.exemple.org/mes-avis";
  private static final String LONGEST =
      "Éléonore-Zoé d'<script>alert(\"1\")</script> L’Écuyer & ${1+1} [[${7*7}]] __${6*6}__"
          + " d’Argenteuil-Tremblay";

  private static AnnotationConfigApplicationContext production;
  private static MessageSource texts;
  private static SpringTemplateEngine templates;
  private static Properties french;
  private static Properties english;

  @BeforeAll
  static void asInProduction() throws Exception {
    production = new AnnotationConfigApplicationContext(Class.forName("org.mentorat.Texts"));
    texts = production.getBean(MessageSource.class);
    templates = new SpringTemplateEngine();
    templates.setTemplateEngineMessageSource(texts);
    templates.addTemplateResolver(resolver(TemplateMode.TEXT, "mail/*.txt", ""));
    templates.addTemplateResolver(resolver(TemplateMode.HTML, "mail/*", ".html"));
    french = read("notice.properties");
    english = read("notice_en.properties");
  }

  @AfterAll
  static void close() {
    production.close();
  }

  private static ClassLoaderTemplateResolver resolver(
      TemplateMode mode, String pattern, String suffix) {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(suffix);
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setResolvablePatterns(Set.of(pattern));
    resolver.setOrder(suffix.length());
    return resolver;
  }

  static SortedSet<String> kinds() throws IOException {
    SortedSet<String> kinds = formsOfTheModels();
    kinds.addAll(toldByTheModels().keySet());
    kinds.addAll(worded());
    return kinds;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindHasItsWordsInBothLanguages(String kind) {
    for (Properties language : List.of(french, english)) {
      for (String part : List.of("subject", "body", "action")) {
        assertThat(language.getProperty("notice." + kind + "." + part))
            .as("notice.%s.%s", kind, part)
            .isNotBlank();
      }
      assertThat(language.getProperty("notice." + kind + ".body").split("\n\n", -1))
          .as("paragraphs of notice.%s.body", kind)
          .hasSizeBetween(1, 3)
          .allSatisfy(paragraph -> assertThat(paragraph).isNotBlank().doesNotContain("\n"));
    }
  }

  @Test
  void nothingIsWordedThatNobodyTells() throws IOException {
    assertThat(toldByTheModels()).isNotEmpty();
    String code = code();
    Set<String> told = formsOfTheModels();
    told.addAll(toldByTheModels().keySet());
    told.addAll(SUMMARIES);
    assertThat(worded())
        .allSatisfy(
            kind ->
                assertThat(told.contains(kind) || code.contains('"' + kind + '"'))
                    .as("somebody tells %s", kind)
                    .isTrue());
  }

  @Test
  void whatTheCodeTellsHasWordsToo() throws IOException {
    Set<String> told = new TreeSet<>();
    Matcher call =
        Pattern.compile(
                "(?:notices\\.(?:tell\\w*|handed)\\([^;]*?|PAIR_WAITS = )\"([a-z]+(?:-[a-z]+)+)\"")
            .matcher(code());
    while (call.find()) {
      told.add(call.group(1));
    }
    assertThat(told).contains("pair-waits", "meeting-cancelled", "answer-request");
    assertThat(worded()).containsAll(told);
  }

  @Test
  void everyMessageIsInTheList() throws IOException {
    String list = Files.readString(Path.of("docs/notices.md"));
    Set<String> told = new TreeSet<>(worded());
    told.removeAll(WRAPPERS);
    assertThat(told).allSatisfy(kind -> assertThat(list).contains("| `" + kind + "` |"));
  }

  @Test
  void aSubjectSaysNoNameAndABodyOnlyWhatItIsGiven() {
    french.forEach(
        (key, text) -> {
          Matcher kind = KEY.matcher((String) key);
          if (!kind.matches() || WRAPPERS.contains(kind.group(1))) {
            return;
          }
          Set<String> allowed =
              switch (kind.group(2)) {
                case "subject" -> Set.of("3", "4");
                case "body" -> Set.of("0", "1", "2", "3", "4");
                case "body.undated" -> Set.of("0", "1", "2", "4");
                default -> Set.of();
              };
          assertThat(arguments((String) text)).as((String) key).isSubsetOf(allowed);
        });
  }

  @Test
  void aWordInConfidenceLeavesNoTraceInAMailbox() {
    for (String kind : IN_CONFIDENCE) {
      assertThat(french.getProperty("notice." + kind + ".subject"))
          .as(kind)
          .doesNotContain("{", "charte", "mot");
      assertThat(arguments(french.getProperty("notice." + kind + ".body")))
          .as(kind)
          .containsExactly("3");
    }
    // Whoever wrote it may share a mailbox, even with whom it is about.
    assertThat(french.getProperty("notice.read-breach-answer.body"))
        .doesNotContain("mot", "charte", "confi");
    assertThat(english.getProperty("notice.read-breach-answer.body"))
        .doesNotContain("word", "charter", "confid");
  }

  @Test
  void ofAWithdrawalTheMentorLearnsNeitherWhyNorWhose() {
    assertThat(arguments(french.getProperty("notice.withdrawal-received.body")))
        .containsExactly("4");
    assertThat(french.getProperty("notice.withdrawal-received.body"))
        .doesNotContainIgnoringCase("retrait", "retire", "consentement");
    assertThat(english.getProperty("notice.withdrawal-received.body"))
        .doesNotContainIgnoringCase("withdr", "consent");
  }

  @Test
  void whatIsToldWithoutAMomentSpeaksOfNone() throws IOException {
    toldByTheModels()
        .forEach(
            (kind, undated) -> {
              if (undated && !WITH_A_MOMENT_OF_THEIR_OWN.contains(kind)) {
                assertThat(arguments(wordsWithoutMoment(kind))).as(kind).doesNotContain("3");
              }
            });
  }

  /** Some names would elide (« d’Amélie »), and what stands for a missing one is not capital. */
  @Test
  void aNameStandsWhereAnyNameMayStand() {
    Pattern elided =
        Pattern.compile("(^|[^\\p{L}])(de|que|le|la|ne|se|si|[cdjlmnst]’|qu’)\\s?\\{[012]}");
    french.forEach(
        (key, text) -> assertThat((String) text).as((String) key).doesNotContainPattern(elided));
    for (Properties language : List.of(french, english)) {
      language.forEach(
          (key, text) ->
              assertThat((String) text)
                  .as((String) key)
                  .doesNotContainPattern("(^|[.!?] |\n)\\{[12]}"));
    }
  }

  @Test
  void frenchIsSetAsInQuebec() {
    french.forEach(
        (key, text) ->
            assertThat((String) text)
                .as((String) key)
                .doesNotContain("'", "\"", "...")
                .doesNotContainPattern("[ \u00a0][;!?,.]")
                .doesNotContainPattern("[^\u00a0]:")
                .doesNotContainPattern("«[^\u00a0]|[^\u00a0]»")
                .doesNotContainPattern("\\d heures?")
                .doesNotContainPattern(" {2}| $|^ "));
  }

  @Test
  void englishIsSetAsEnglishAndIsNoFrench() {
    english.forEach(
        (key, text) -> {
          assertThat((String) text)
              .as((String) key)
              .doesNotContain("'", "\"", "...", "\u00a0")
              .doesNotContainPattern("[ ][;!?,.:]")
              .doesNotContainPattern("[àâçéèêëîïôûùœ«»]")
              .doesNotContainPattern(" {2}| $|^ ");
          if (!key.equals("notice.service")) {
            assertThat((String) text).as((String) key).isNotEqualTo(french.get(key));
          }
        });
  }

  @Test
  void subjectsAreShortEnoughToBeRead() {
    for (Properties language : List.of(french, english)) {
      for (String kind : worded()) {
        assertThat(
                language.getProperty("notice." + kind + ".subject").replace("{4}", "M-2026-00042"))
            .as(kind)
            .hasSizeLessThanOrEqualTo(72)
            .doesNotEndWith(".");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theLongestNamesArriveAsTheyAreWrittenAndDoNothing(String kind) {
    for (Locale locale : List.of(Locale.CANADA_FRENCH, Locale.CANADA)) {
      for (boolean again : List.of(false, true)) {
        Wording.Words words =
            words(kind, locale, again, LONGEST, "mardi 24 novembre 2026 à 14 h 30");
        Map<String, Object> model = model(words, locale, LONGEST);
        String html = html("mail/notice", locale, model);
        String text = text("mail/notice", locale, model);
        assertThat(html)
            .doesNotContain("<script")
            .contains("&lt;script&gt;")
            .contains("${1+1}")
            .contains("[[${7*7}]] __${6*6}__")
            .contains("lang=\"" + locale.getLanguage() + "\"");
        assertThat(text).contains(LONGEST).doesNotContain("&lt;", "&amp;", "&#39;", "<p");
        isComplete(html, text, words, locale);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsMissingWhereThereIsNothingToSay(String kind) {
    for (Locale locale : List.of(Locale.CANADA_FRENCH, Locale.CANADA)) {
      String moment = mayBeUndated(kind) ? null : "mardi 24 novembre 2026 à 14 h 30";
      Wording.Words words = words(kind, locale, false, null, moment);
      Map<String, Object> model = model(words, locale, null);
      isComplete(
          html("mail/notice", locale, model), text("mail/notice", locale, model), words, locale);
      assertThat(words.paragraphs())
          .allSatisfy(
              paragraph ->
                  assertThat(paragraph).doesNotContainPattern(" [,.;]| {2}|(le|by|on|until) \\."));
    }
  }

  @Test
  void aMessageMayHaveNoLink() {
    Wording.Words words = words("answer-request", Locale.CANADA_FRENCH, false, "Louise", "demain");
    Map<String, Object> model = model(words, Locale.CANADA_FRENCH, "Louise");
    model.remove("link");
    model.remove("preferencesLink");
    String html = html("mail/notice", Locale.CANADA_FRENCH, model);
    String text = text("mail/notice", Locale.CANADA_FRENCH, model);
    assertThat(html).doesNotContain("<a ", words.action());
    assertThat(text).doesNotContain("http", words.action());
  }

  @Test
  void aSummaryListsWhatThereIsAndSaysWhatThereIsNot() {
    Locale locale = Locale.CANADA_FRENCH;
    Wording.Words words = words("coordination-digest", locale, false, "Louise", null);
    Map<String, Object> model = model(words, locale, "Louise");
    model.put(
        "sections",
        List.of(
            new Letters.Section(
                texts.getMessage("notice.digest.late", null, locale),
                List.of(
                    new Letters.Row(
                        row("notice.digest.row.of", "Répondre à la demande", LONGEST, locale),
                        texts.getMessage(
                            "notice.digest.due",
                            new Object[] {"lundi 23 novembre 2026 à 9 h 00"},
                            locale),
                        LINK + "/1"),
                    new Letters.Row("Sans échéance ni lien", null, null)),
                "jamais lu"),
            new Letters.Section(
                texts.getMessage("notice.digest.soon", null, locale),
                List.of(),
                texts.getMessage("notice.digest.soon.none", null, locale))));
    String html = html("mail/digest", locale, model);
    String text = text("mail/digest", locale, model);
    assertThat(html)
        .contains(">En retard</h2>", "href=\"" + LINK + "/1\"", "Rien n’arrive à échéance")
        .contains("&lt;script&gt;")
        .doesNotContain("<script", "jamais lu", "null");
    assertThat(text.lines())
        .contains(
            "En retard",
            "* Répondre à la demande (dossier M-2026-00042, " + LONGEST + ")",
            "  Échéance\u00a0: lundi 23 novembre 2026 à 9 h 00",
            "  " + LINK + "/1",
            "* Sans échéance ni lien",
            "Rien n’arrive à échéance d’ici 24\u00a0heures.");
    assertThat(text).doesNotContain("jamais lu", "null", "\n\n\n");
    isComplete(html, text, words, locale);
  }

  /**
   * What stands in every message: nothing left to fill in, the link whole, nothing from outside.
   */
  private static void isComplete(String html, String text, Wording.Words words, Locale locale) {
    for (String part : List.of(html, text, words.subject())) {
      assertThat(part)
          .doesNotContainPattern("\\{\\d[,}]")
          .doesNotContainPattern("\\bnull\\b")
          .doesNotContain("??");
    }
    assertThat(html)
        .doesNotContain("<table", "<img", "src=", "url(", "http-equiv", "<link", " th:")
        .contains("href=\"" + LINK + "\"")
        .contains(">" + LINK + "</a>")
        .contains("href=\"" + PREFERENCES + "\"");
    assertThat(text.lines()).contains(LINK, PREFERENCES, words.action());
    assertThat(text).contains("\n\n" + String.join("\n\n", words.paragraphs()) + "\n\n");
    assertThat(text).doesNotContain("\n\n\n");
    assertThat(locale.getLanguage()).isIn("fr", "en");
  }

  private static Wording.Words words(
      String kind, Locale locale, boolean again, String name, String moment) {
    return new Wording(texts)
        .of(
            kind,
            again ? Level.REMIND : Level.ASK,
            new Wording.Facts(name, name, name, moment, "M-2026-00042"),
            locale);
  }

  private static Map<String, Object> model(Wording.Words words, Locale locale, String reader) {
    Map<String, Object> model = new HashMap<>();
    model.put("lang", locale.getLanguage());
    model.put("subject", words.subject());
    model.put("serviceName", texts.getMessage("notice.service", null, locale));
    model.put(
        "greeting",
        reader == null
            ? texts.getMessage("notice.greeting.nobody", null, locale)
            : texts.getMessage("notice.greeting", new Object[] {reader}, locale));
    model.put("paragraphs", words.paragraphs());
    model.put("action", words.action());
    model.put("link", LINK);
    model.put(
        "footer",
        Stream.of("notice.footer.why", "notice.footer.noreply")
            .map(key -> texts.getMessage(key, null, locale))
            .toList());
    model.put("preferencesLink", PREFERENCES);
    return model;
  }

  private static String row(String key, String action, String name, Locale locale) {
    return texts.getMessage(key, new Object[] {action, "M-2026-00042", name}, locale);
  }

  private static String html(String template, Locale locale, Map<String, Object> model) {
    return templates.process(template, new Context(locale, model));
  }

  private static String text(String template, Locale locale, Map<String, Object> model) {
    return templates.process(template + ".txt", new Context(locale, model));
  }

  private static boolean mayBeUndated(String kind) {
    return !arguments(wordsWithoutMoment(kind)).contains("3");
  }

  private static String wordsWithoutMoment(String kind) {
    String key = "notice." + kind;
    return french.getProperty(key + ".subject")
        + french.getProperty(key + ".body.undated", french.getProperty(key + ".body"));
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedSet<String> worded() {
    SortedSet<String> kinds = new TreeSet<>();
    for (String key : french.stringPropertyNames()) {
      Matcher kind = KEY.matcher(key);
      if (kind.matches() && !WRAPPERS.contains(kind.group(1))) {
        kinds.add(kind.group(1));
      }
    }
    return kinds;
  }

  private static SortedSet<String> formsOfTheModels() throws IOException {
    SortedSet<String> forms = new TreeSet<>();
    Matcher form = FORM.matcher(models());
    while (form.find()) {
      forms.add(form.group(1));
    }
    assertThat(forms).as("forms of user tasks").hasSizeGreaterThan(50);
    return forms;
  }

  /** Each kind that a model tells, and whether it is ever told without a moment. */
  private static Map<String, Boolean> toldByTheModels() throws IOException {
    return TOLD.matcher(models())
        .results()
        .collect(
            Collectors.toMap(
                told -> told.group(1), told -> told.group(2).endsWith("null"), Boolean::logicalOr));
  }

  private static String models() throws IOException {
    return all(MODELS, ".bpmn");
  }

  private static String code() throws IOException {
    return all(CODE, ".java");
  }

  private static String all(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(one -> one.toString().endsWith(ending)).sorted().toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }

  private static Properties read(String file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
