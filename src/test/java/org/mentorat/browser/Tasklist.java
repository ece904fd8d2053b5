package org.mentorat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.LocalDate;
import java.util.List;

/** Tasklist as somebody uses it: its lists, and the form of the task that is open. */
final class Tasklist {

  private static final double PATIENCE = 60_000;

  private final Page page;
  private final Locator form;

  Tasklist(Page page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE);
    form = page.locator(".fjs-container");
    try {
      visible(page.locator(".task-filter").first());
    } catch (AssertionError notThere) {
      throw new AssertionError(page.url() + "\n" + page.locator("body").innerText(), notThere);
    }
  }

  Tasklist list(String filter) {
    page.locator(".task-filter a", having(filter)).click();
    visible(page.locator(".task-filter.active", new Page.LocatorOptions().setHasText(filter)));
    return this;
  }

  Locator cards() {
    return page.locator(".tasks-list li.task h4 a");
  }

  /** The names on the cards, once there are as many as expected. */
  List<String> names(int expected) {
    assertThat(cards()).hasCount(expected, new HasCountOptions().setTimeout(PATIENCE));
    return cards().allInnerTexts().stream().map(String::strip).toList();
  }

  Tasklist open(String task) {
    cards().filter(new Locator.FilterOptions().setHasText(task)).click();
    visible(page.locator(".task-details h2.task", new Page.LocatorOptions().setHasText(task)));
    visible(form.locator(".fjs-form"));
    return this;
  }

  Tasklist startMentorship() {
    page.locator(".start-process-action a").click();
    page.locator(".modal-dialog a", having("Mentorat")).click();
    visible(form.locator(".fjs-form"));
    return this;
  }

  /** Takes the open task in charge, from the hint above its form. */
  Tasklist take() {
    page.locator(".mentorat-hint button").click();
    assertThat(page.locator(".mentorat-hint")).hasCount(0);
    visible(page.locator(".unclaim"));
    return this;
  }

  /** The innermost element of the form that shows the field of this key. */
  Locator field(String key) {
    return form.locator(
        ".fjs-form-field:not(.fjs-form-field-group):is(:has([id$='-Field_%1$s']), :has([id*='-Field_%1$s-']))"
            .formatted(key));
  }

  /** Writes, and leaves the field: a message that goes then moves what is below it. */
  Tasklist write(String key, String text) {
    Locator place = field(key).locator("input, textarea").first();
    place.fill(text);
    place.blur();
    taken();
    return this;
  }

  /** Opens a list of options and chooses the one that contains this text. */
  Tasklist choose(String key, String option) {
    Locator field = field(key);
    Locator items = field.locator(".fjs-dropdownlist-item");
    Locator opener = field.locator("input:not(.fjs-select-hidden-input), .fjs-select-display");
    opener.first().click();
    if (opener.first().evaluate("element => element.tagName").equals("INPUT")) {
      opener.first().fill(option);
    }
    items.filter(new Locator.FilterOptions().setHasText(option)).first().click();
    taken();
    return this;
  }

  Tasklist select(String key, String option) {
    Locator label =
        field(key).locator("label", new Locator.LocatorOptions().setHasText(option)).last();
    label.click();
    assertThat(label.locator("input"))
        .isChecked(new LocatorAssertions.IsCheckedOptions().setTimeout(PATIENCE));
    taken();
    return this;
  }

  Tasklist day(String key, String date, String time) {
    Locator parts = field(key).locator("input.fjs-input");
    parts.nth(0).fill(date);
    taken();
    parts.nth(0).press("Escape");
    parts.nth(1).fill(time);
    taken();
    parts.nth(1).press("Tab");
    taken();
    return this;
  }

  Tasklist date(String key, LocalDate date) {
    Locator place = field(key).locator("input.fjs-input").first();
    place.fill(date.toString());
    taken();
    place.press("Escape");
    taken();
    return this;
  }

  /**
   * Waits until the form has taken what was entered, which it does some frames after showing it, as
   * every hand does: what is submitted sooner is the moment before, and a message that goes
   * meanwhile moves the next field away from under a click.
   */
  private void taken() {
    page.evaluate(
        """
        async () => {
          for (let frame = 0; frame < 6; frame++) {
            await new Promise(next => requestAnimationFrame(() => setTimeout(next)));
          }
        }
        """);
  }

  Tasklist submit() {
    page.locator(".form-actions .btn-primary:visible, .modal-footer .btn-primary:visible").click();
    return this;
  }

  /** What the fields that were refused say. */
  Locator errors() {
    return form.locator(".fjs-form-field-error");
  }

  /** Waits until no field is refused any more; one that stays is named. */
  Tasklist nothingIsRefused() {
    try {
      assertThat(errors()).hasCount(0, new HasCountOptions().setTimeout(PATIENCE));
    } catch (AssertionError refused) {
      throw new AssertionError(
          form.locator(".fjs-form-field:has(> .fjs-form-field-error)").allInnerTexts().toString(),
          refused);
    }
    return this;
  }

  /** The notice at the top of the page. */
  Locator notice() {
    return page.locator("[notifications-panel] .alert");
  }

  Tasklist isToldAtTheTop(String sentence) {
    assertThat(notice().first())
        .containsText(
            sentence, new ContainsTextOptions().setTimeout(PATIENCE).setUseInnerText(true));
    return this;
  }

  static void visible(Locator what) {
    assertThat(what).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
