package org.mentorat.engine;

import java.util.regex.Pattern;

/**
 * Compiles the regular expression of a form's {@code validate.pattern}, which is written for the
 * browser, so that it means the same on the server. The differences that matter: {@code $} in Java
 * also matches before a last line break, {@code \s} only knows ASCII, and {@code [} and {@code &&}
 * are operators within a Java character class.
 */
final class JavaScriptPattern {

  private static final String WHITE_SPACE =
      "\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

  private JavaScriptPattern() {}

  /**
   * @throws java.util.regex.PatternSyntaxException if it is not a regular expression
   */
  static Pattern compile(String source) {
    StringBuilder java = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        char escaped = source.charAt(++i);
        if (escaped == 's') {
          java.append(inClass ? WHITE_SPACE : '[' + WHITE_SPACE + ']');
        } else if (escaped == 'S' && !inClass) {
          java.append("[^").append(WHITE_SPACE).append(']');
        } else {
          java.append(c).append(escaped);
        }
      } else if (inClass) {
        inClass = c != ']';
        java.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
      } else if (source.startsWith("[^]", i)) {
        java.append("[\\s\\S]");
        i += 2;
      } else if (source.startsWith("[]", i)) {
        java.append("(?!)");
        i++;
      } else if (c == '[') {
        inClass = true;
        java.append(c);
        if (source.startsWith("^", i + 1)) {
          java.append('^');
          i++;
        }
      } else {
        java.append(c == '$' ? "\\z" : String.valueOf(c));
      }
    }
    return Pattern.compile(java.toString());
  }
}
