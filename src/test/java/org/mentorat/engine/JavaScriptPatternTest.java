package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

/** The expected results are those of JavaScript's {@code new RegExp(pattern).test(text)}. */
class JavaScriptPatternTest {

  private static boolean matches(String pattern, String text) {
    return JavaScriptPattern.compile(pattern).matcher(text).find();
  }

  @Test
  void theEndIsTheVeryEnd() {
    assertThat(matches("^a$", "a")).isTrue();
    assertThat(matches("^a$", "a\n")).isFalse();
    assertThat(matches("^a\\$", "a$")).isTrue();
    assertThat(matches("[$]", "$")).isTrue();
  }

  @Test
  void whiteSpaceIncludesTheNoBreakSpace() {
    assertThat(matches("^\\s$", "\u00a0")).isTrue();
    assertThat(matches("^[^\\s@]+$", "a\u00a0b")).isFalse();
    assertThat(matches("^\\S+$", "a\u00a0b")).isFalse();
    assertThat(matches("^\\S+$", "ab")).isTrue();
  }

  @Test
  void withinAClassEveryCharacterIsItself() {
    assertThat(matches("^[a&&b[]+$", "&")).isTrue();
    assertThat(matches("^[a&&b[]+$", "[")).isTrue();
    assertThat(matches("^[a&&b[]+$", "c")).isFalse();
    assertThat(matches("^[^[]+$", "a")).isTrue();
    assertThat(matches("^[^[]+$", "[")).isFalse();
    assertThat(matches("^[\\]x]$", "]")).isTrue();
    assertThat(matches("^[\\w-]{2,}(?:,[\\w-]+)*$", "ab,c-d")).isTrue();
  }

  @Test
  void anEmptyClassIsNothingAndItsOppositeEverything() {
    assertThat(matches("[]", "a")).isFalse();
    assertThat(matches("^[^]$", "\n")).isTrue();
  }

  @Test
  void digitsAndWordsAreThoseOfAscii() {
    assertThat(matches("^\\d$", "٣")).isFalse();
    assertThat(matches("^\\w$", "é")).isFalse();
  }

  @Test
  void whatIsNoPatternIsRefused() {
    assertThatThrownBy(() -> JavaScriptPattern.compile("(a"))
        .isInstanceOf(PatternSyntaxException.class);
    assertThatThrownBy(() -> JavaScriptPattern.compile("a\\"))
        .isInstanceOf(PatternSyntaxException.class);
  }
}
