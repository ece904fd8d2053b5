package org.mentorat.decisions;

import java.util.List;
import org.mentorat.engine.CoordinationTasks.OpenTask;
import org.mentorat.engine.Option;

/**
 * One task as the page shows it, with what can be answered.
 *
 * @param chosen whether it is ticked
 * @param facts what is read first
 * @param more the rest of what its form shows
 * @param proposed who comes first, or null if nobody can be proposed
 * @param offersSomebody whether its form asks for a person to choose
 * @param choices what is chosen from a list
 * @param texts what has to be written, as the choices are now
 * @param declarations what has to be ticked, as the choices are now
 * @param message why it was not accepted; null if it was not tried or is done
 */
record Row(
    OpenTask task,
    String who,
    boolean late,
    boolean chosen,
    List<Fact> facts,
    List<Fact> more,
    Proposal proposed,
    boolean offersSomebody,
    List<Field> choices,
    List<Field> texts,
    List<Field> declarations,
    String message) {

  /** Something that a form shows. */
  record Fact(String label, String text) {}

  /** Who comes first among the candidates, and why. */
  record Proposal(String name, String score, String load, List<String> reasons) {

    private static final int IN_SHORT = 2;

    public List<String> inShort() {
      return reasons.subList(0, Math.min(reasons.size(), IN_SHORT));
    }
  }

  /**
   * An input of the form.
   *
   * @param name under which it is sent
   * @param value what it holds; never null
   * @param required whether the form wants it
   * @param problem what is wrong with it, or null
   */
  record Field(
      String name,
      String key,
      String type,
      String label,
      String help,
      List<Option> options,
      String value,
      boolean required,
      String problem) {

    /** For the page: unique on it, and without a dot. */
    public String id() {
      return name.replace('.', '-');
    }

    /** The id of what is read with it: what is wrong, or else what helps; null if neither. */
    public String describedBy() {
      if (problem != null) {
        return id() + "-problem";
      }
      return help.isEmpty() || !options.isEmpty() ? null : id() + "-help";
    }

    /** As {@code aria-invalid} wants it. */
    public String invalid() {
      return problem == null ? null : "true";
    }

    /** The words of the option that is chosen, or null if it is none of those offered. */
    public String chosenLabel() {
      return options.stream()
          .filter(option -> option.value().equals(value))
          .map(Option::label)
          .findFirst()
          .orElse(null);
    }

    public boolean isLong() {
      return type.equals("textarea");
    }
  }

  /** What is decided, as the form's own value; empty if nothing is chosen. */
  public String decision() {
    return value(BulkForm.DECISION);
  }

  /** The account of whoever is chosen; empty if nobody is. */
  public String mentor() {
    return value(BulkForm.MENTOR);
  }

  /**
   * Whether what is decided entrusts this mentee to somebody: it is the ordinary outcome, the first
   * of the choices, in each of these forms.
   */
  public boolean takesMentor() {
    return offersSomebody
        && choices.stream()
            .filter(choice -> choice.key().equals(BulkForm.DECISION))
            .anyMatch(choice -> choice.options().get(0).value().equals(choice.value()));
  }

  private String value(String key) {
    return choices.stream()
        .filter(choice -> choice.key().equals(key))
        .map(Field::value)
        .findFirst()
        .orElse("");
  }
}
