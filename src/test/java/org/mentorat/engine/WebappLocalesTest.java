package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The French of Camunda's four applications, beside the English that Camunda delivers. */
class WebappLocalesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Words that are written alike in both languages, and names. Each was looked at. */
  private static final Set<String> ALIKE =
      Set.of(
          "%d minutes",
          "<version>",
          "Action",
          "Actions",
          "Active",
          "Admin",
          "Annotation",
          "Application",
          "Applications",
          "CSV",
          "Camunda",
          "Camunda Cockpit",
          "Cockpit",
          "Configuration",
          "D MMMM YYYY",
          "DRD",
          "Date",
          "Description",
          "Documentation",
          "Double",
          "Exception",
          "ID",
          "ID*",
          "Incident",
          "Incidents",
          "Instance",
          "Instances",
          "JSON",
          "Max",
          "Message",
          "Migration",
          "Min",
          "Notification",
          "OK",
          "Ok",
          "Optimize",
          "Options",
          "Permissions",
          "Source",
          "Total",
          "Type",
          "Types",
          "Variable",
          "Variable / {{variableName}}",
          "Variables",
          "Version",
          "instance",
          "instances");

  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{.*?}}|\\{}|%[sd]|</?(?:a|b|br|code|em|i|p|span|strong)\\b[^>]*>");
  private static final Pattern HREF = Pattern.compile("\"[^\"]*\"|https?://\\S+");

  /** What Québec's typography does not write. */
  private static final Map<String, Pattern> SLIPS = slips();

  private static Map<String, Pattern> slips() {
    Map<String, Pattern> slips = new LinkedHashMap<>();
    slips.put("a space before ; ! ?", Pattern.compile("[ \u00A0\u202F][;!?]"));
    slips.put("no U+00A0 before :", Pattern.compile("(?<![\u00A0\\d]):(?=\\s|$)"));
    slips.put("no U+00A0 inside « »", Pattern.compile("«(?!\u00A0)|(?<!^|\u00A0)»"));
    slips.put("a straight apostrophe", Pattern.compile("(?<=\\p{L})'(?=\\p{L})"));
    slips.put("three dots", Pattern.compile("\\.\\.\\."));
    slips.put("no U+00A0 before %", Pattern.compile("\\d %"));
    return slips;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void saysAllThatTheEnglishSaysAndNothingMore(String application) throws IOException {
    Set<String> french = new TreeSet<>(french(application).keySet());
    // The rule is ours, so Camunda has no words for it.
    assertThat(french.remove("/labels/PASSWORD_POLICY_GUESSABLE"))
        .isEqualTo(Set.of("admin", "welcome").contains(application));
    assertThat(french).containsExactlyInAnyOrderElementsOf(english(application).keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void leavesNothingInEnglish(String application) throws IOException {
    Map<String, String> french = french(application);
    Map<String, String> same = new TreeMap<>(english(application));
    same.entrySet()
        .removeIf(
            text ->
                !text.getValue().equals(french.get(text.getKey()))
                    || ALIKE.contains(text.getValue().strip())
                    || !LETTERS.matcher(text.getValue()).find()
                    || isPlaceholderOnly(text.getValue()));
    assertThat(same).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void leavesNothingEmpty(String application) throws IOException {
    Map<String, String> english = english(application);
    Map<String, String> empty = new TreeMap<>(french(application));
    empty
        .entrySet()
        .removeIf(text -> !text.getValue().isBlank() || english.get(text.getKey()).isBlank());
    assertThat(empty).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void keepsPlaceholdersAndMarks(String application) throws IOException {
    Map<String, String> french = french(application);
    Map<String, String> broken = new TreeMap<>();
    english(application)
        .forEach(
            (key, text) -> {
              if (!placeholders(text).equals(placeholders(french.getOrDefault(key, "")))) {
                broken.put(key, french.get(key));
              }
            });
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void isWrittenAsInQuebec(String application) throws IOException {
    Map<String, String> slips = new TreeMap<>();
    french(application)
        .forEach(
            (key, text) -> {
              if (!key.startsWith("/dateLocales")) {
                String shown = HREF.matcher(text).replaceAll("");
                SLIPS.forEach(
                    (slip, pattern) -> {
                      if (pattern.matcher(shown).find()) {
                        slips.put(key, slip + ": " + text);
                      }
                    });
              }
            });
    assertThat(slips).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "admin", "cockpit"})
  void datesAreThoseOfQuebec(String application) throws IOException {
    Map<String, String> french = french(application);
    assertThat(french)
        .containsEntry("/dateLocales/longDateFormat/L", "YYYY-MM-DD")
        .containsEntry("/dateLocales/longDateFormat/LT", "HH [h] mm")
        .containsEntry("/dateLocales/week/dow", "0")
        .containsEntry("/dateLocales/months/7", "août")
        .containsEntry("/dateLocales/weekdays/0", "dimanche")
        .containsEntry("/dateLocales/relativeTime/past", "il y a %s");
    french.forEach(
        (key, text) -> {
          if (key.matches("/dateLocales/(months|weekdays).*")) {
            assertThat(text).isEqualTo(text.toLowerCase(Locale.CANADA_FRENCH));
          }
        });
  }

  @Test
  void theSlipsAreFound() {
    List<String> wrong =
        List.of(
            "Vraiment ?", "Valeur:", "Valeur :", "« nul »", "l'instance", "Chargement...", "50 %");
    assertThat(wrong)
        .allMatch(text -> SLIPS.values().stream().anyMatch(slip -> slip.matcher(text).find()));
    assertThat(List.of("Vraiment?", "Valeur\u00A0: 3", "«\u00A0nul\u00A0»", "l’instance", "10:05"))
        .noneMatch(text -> SLIPS.values().stream().anyMatch(slip -> slip.matcher(text).find()));
  }

  private static boolean isPlaceholderOnly(String text) {
    return !LETTERS.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find();
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group()).sorted().toList();
  }

  private static Map<String, String> english(String application) throws IOException {
    return texts(application, "en");
  }

  private static Map<String, String> french(String application) throws IOException {
    return texts(application, "fr");
  }

  /** Each text by its path, in the order of the file. */
  private static Map<String, String> texts(String application, String language) throws IOException {
    String file =
        "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json"
            .formatted(application, language);
    try (InputStream content = WebappLocalesTest.class.getResourceAsStream(file)) {
      assertThat(content).as(file).isNotNull();
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      if (language.equals("fr")) {
        assertThat(text).doesNotStartWith(BYTE_ORDER_MARK);
      }
      Map<String, String> texts = new LinkedHashMap<>();
      collect("", JSON.readTree(text.replace(BYTE_ORDER_MARK, "")), texts);
      return texts;
    }
  }

  private static void collect(String path, JsonNode node, Map<String, String> texts) {
    if (node.isObject()) {
      node.properties()
          .forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), texts));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "/" + i, node.get(i), texts);
      }
    } else {
      texts.put(path, node.asText());
    }
  }
}
