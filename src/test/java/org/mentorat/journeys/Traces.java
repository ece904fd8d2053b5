package org.mentorat.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import javax.sql.DataSource;

/**
 * Looks for words wherever they may have been left: in texts and bytes, in any case, also
 * compressed or written in hexadecimal, Base64 or UTF-16. The words are ASCII letters and digits,
 * so that no escaping hides them.
 */
public final class Traces {

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}={0,2}");

  private final List<String> words;

  public Traces(Collection<String> words) {
    this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /** The words found in any column of these tables, with where. */
  public TreeSet<String> inTables(DataSource database, String namesLike, String... except) {
    TreeSet<String> found = new TreeSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select table_name from information_schema.tables"
                  + " where table_schema = current_schema() and table_type = 'BASE TABLE'"
                  + " and table_name like '"
                  + namesLike
                  + "' order by 1")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      tables.removeAll(List.of(except));
      if (tables.isEmpty()) {
        throw new IllegalStateException("no table is like " + namesLike);
      }
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
          ResultSetMetaData columns = rows.getMetaData();
          while (rows.next()) {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
              String place = table + "." + columns.getColumnName(i) + ": ";
              boolean bytes = columns.getColumnType(i) == Types.BINARY;
              for (String word : bytes ? in(rows.getBytes(i)) : in(rows.getString(i))) {
                found.add(place + word);
              }
            }
          }
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The words found in a text. */
  TreeSet<String> in(String text) {
    TreeSet<String> found = new TreeSet<>();
    if (text != null) {
      plain(text, found);
      Matcher encoded = BASE64.matcher(text);
      while (encoded.find()) {
        try {
          String part = encoded.group().replace('-', '+').replace('_', '/');
          plain(new String(Base64.getDecoder().decode(part), ISO_8859_1), found);
        } catch (IllegalArgumentException e) {
          // Not Base64 after all.
        }
      }
    }
    return found;
  }

  /** The words found in bytes. */
  TreeSet<String> in(byte[] bytes) {
    TreeSet<String> found = new TreeSet<>();
    if (bytes != null) {
      found.addAll(in(new String(bytes, UTF_8)));
      plain(new String(bytes, UTF_16BE), found);
      plain(new String(bytes, ISO_8859_1).replace("\0", ""), found);
      for (Unpacking unpacking :
          List.<Unpacking>of(GZIPInputStream::new, InflaterInputStream::new)) {
        try (InputStream unpacked = unpacking.of(new ByteArrayInputStream(bytes))) {
          plain(new String(unpacked.readAllBytes(), UTF_8), found);
        } catch (IOException e) {
          // Not packed in this way.
        }
      }
    }
    return found;
  }

  private interface Unpacking {
    InputStream of(InputStream packed) throws IOException;
  }

  private void plain(String text, TreeSet<String> found) {
    String small = text.toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (small.contains(word) || small.contains(HexFormat.of().formatHex(word.getBytes(UTF_8)))) {
        found.add(word);
      }
    }
  }
}
