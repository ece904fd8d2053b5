package org.mentorat.engine;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a password is one that is tried first, however long somebody made it: nothing but words
 * that come with such an installation, numbers, signs, and sequences of the keyboard.
 */
final class KnownPassword {

  /** What default passwords are made of, in both languages, and the names of what runs here. */
  private static final Set<String> WORDS =
      Set.of(
          "mentorat",
          "mentoring",
          "mentor",
          "mentee",
          "camunda",
          "tasklist",
          "cockpit",
          "spring",
          "postgres",
          "postgresql",
          "docker",
          "admin",
          "administrateur",
          "administration",
          "administrator",
          "root",
          "user",
          "utilisateur",
          "demo",
          "test",
          "guest",
          "motdepasse",
          "password",
          "passwort",
          "passe",
          "pass",
          "secret",
          "changeme",
          "changezmoi",
          "change",
          "changer",
          "me",
          "moi",
          "it",
          "le",
          "default",
          "defaut",
          "bienvenue",
          "welcome",
          "bonjour",
          "hello",
          "soleil",
          "letmein",
          "quebec",
          "canada",
          "montreal",
          "azerty",
          "azertyuiop",
          "qwerty",
          "qwertyuiop",
          "qwertz",
          "abc",
          "abcd",
          "abcdef",
          "iloveyou",
          "jetaime");

  /** Neighbours on a keyboard and in the alphabet, forwards; read in both directions. */
  private static final List<String> SEQUENCES =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "qwertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "azertyuiop",
          "qsdfghjklm",
          "wxcvbn");

  private static final int SHORTEST_SEQUENCE = 4;
  private static final int FEWEST_CHARACTERS = 5;

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern ENDS = Pattern.compile("^[^a-z]+|[^a-z]+$");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]");

  private KnownPassword() {}

  /**
   * @param account whose name is no password either
   */
  static boolean is(String password, String account) {
    if (password.chars().distinct().count() < FEWEST_CHARACTERS) {
      return true;
    }
    String plain = plain(password);
    String name = letters(plain(account));
    return isMadeOf(letters(plain), name) || isMadeOf(letters(disguised(plain)), name);
  }

  // What is left once known words are taken out, the longest first, is what its owner thought of.
  private static boolean isMadeOf(String letters, String account) {
    String left = letters;
    List<String> known = new ArrayList<>(WORDS);
    if (!account.isEmpty()) {
      known.add(account);
    }
    for (String sequence : SEQUENCES) {
      known.addAll(parts(sequence));
      known.addAll(parts(new StringBuilder(sequence).reverse().toString()));
    }
    known.sort(Comparator.comparingInt(String::length).reversed());
    for (String word : known) {
      left = left.replace(word, " ");
    }
    return left.isBlank();
  }

  private static Set<String> parts(String sequence) {
    Set<String> parts = new HashSet<>();
    for (int from = 0; from < sequence.length(); from++) {
      for (int to = from + SHORTEST_SEQUENCE; to <= sequence.length(); to++) {
        parts.add(sequence.substring(from, to));
      }
    }
    return parts;
  }

  private static String plain(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  // p@ssw0rd; what only follows or precedes is no disguise.
  private static String disguised(String text) {
    return ENDS.matcher(text)
        .replaceAll("")
        .chars()
        .mapToObj(
            character ->
                switch (character) {
                  case '0' -> "o";
                  case '1', '!' -> "i";
                  case '3' -> "e";
                  case '4', '@' -> "a";
                  case '5', '$' -> "s";
                  case '7' -> "t";
                  default -> Character.toString(character);
                })
        .collect(Collectors.joining());
  }

  private static String letters(String text) {
    return NOT_LETTERS.matcher(text).replaceAll("");
  }
}
