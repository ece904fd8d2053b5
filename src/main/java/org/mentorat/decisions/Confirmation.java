package org.mentorat.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mentorat.people.Mentor;

/**
 * What somebody is about to decide, before it is done.
 *
 * @param effects what each of the decisions does, the most frequent first
 * @param shared texts that several of the rows ask for, to be written once for all
 * @param declarations what has to be ticked, once for all
 * @param crowded mentors who were chosen for more people than they have places
 */
record Confirmation(
    BulkForm form,
    List<Row> rows,
    List<Effect> effects,
    List<Row.Field> shared,
    List<Row.Field> declarations,
    List<Crowded> crowded) {

  /**
   * @param decision the form's own value
   */
  record Effect(String decision, String label, long count) {}

  record Crowded(String name, int chosen, int places) {}

  /**
   * @param mentors the mentor of an account
   */
  static Confirmation of(
      BulkForm form, List<Row> rows, Answers answers, Function<String, Optional<Mentor>> mentors) {
    return new Confirmation(
        form,
        rows,
        effects(rows),
        shared(rows, answers),
        declarations(rows, answers),
        crowded(rows, mentors));
  }

  /** Whether this text is asked once for all, beside each row's own. */
  public boolean isShared(String key) {
    return shared.stream().anyMatch(field -> field.key().equals(key));
  }

  private static List<Effect> effects(List<Row> rows) {
    Map<String, Effect> effects = new LinkedHashMap<>();
    for (Row row : rows) {
      row.choices().stream()
          .filter(choice -> choice.key().equals(BulkForm.DECISION))
          .filter(choice -> choice.chosenLabel() != null)
          .forEach(
              choice ->
                  effects.merge(
                      choice.value(),
                      new Effect(choice.value(), choice.chosenLabel(), 1),
                      (known, one) ->
                          new Effect(known.decision(), known.label(), known.count() + 1)));
    }
    return List.copyOf(effects.values());
  }

  private static List<Row.Field> shared(List<Row> rows, Answers answers) {
    Map<String, List<Row.Field>> byKey =
        rows.stream()
            .flatMap(row -> row.texts().stream())
            .collect(
                Collectors.groupingBy(
                    Row.Field::key, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    List<Row.Field> shared = new ArrayList<>();
    byKey.forEach(
        (key, fields) -> {
          if (fields.size() > 1) {
            shared.add(forAll(Answers.textForAll(key), fields, answers));
          }
        });
    return shared;
  }

  private static List<Row.Field> declarations(List<Row> rows, Answers answers) {
    Map<String, List<Row.Field>> byKey =
        rows.stream()
            .flatMap(row -> row.declarations().stream())
            .collect(
                Collectors.groupingBy(
                    Row.Field::key, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    List<Row.Field> declarations = new ArrayList<>();
    byKey.forEach(
        (key, fields) -> declarations.add(forAll(Answers.boxForAll(key), fields, answers)));
    return declarations;
  }

  private static Row.Field forAll(String name, List<Row.Field> fields, Answers answers) {
    Row.Field first = fields.get(0);
    Object value = answers.forAll().get(first.key());
    String problem =
        fields.stream()
            .map(Row.Field::problem)
            .filter(said -> said != null)
            .findFirst()
            .orElse(null);
    return new Row.Field(
        name,
        first.key(),
        first.type(),
        first.label(),
        first.help(),
        List.of(),
        value == null ? "" : value.toString(),
        first.required(),
        problem);
  }

  private static List<Crowded> crowded(List<Row> rows, Function<String, Optional<Mentor>> mentors) {
    Map<String, Integer> chosen = new LinkedHashMap<>();
    rows.stream()
        .filter(Row::takesMentor)
        .map(Row::mentor)
        .filter(mentor -> !mentor.isEmpty())
        .forEach(mentor -> chosen.merge(mentor, 1, Integer::sum));
    List<Crowded> crowded = new ArrayList<>();
    chosen.forEach(
        (account, count) ->
            mentors
                .apply(account)
                .filter(mentor -> places(mentor) < count)
                .ifPresent(
                    mentor ->
                        crowded.add(
                            new Crowded(mentor.person().displayName(), count, places(mentor)))));
    return crowded;
  }

  private static int places(Mentor mentor) {
    return mentor.active() ? Math.max(0, mentor.capacity() - mentor.load()) : 0;
  }
}
