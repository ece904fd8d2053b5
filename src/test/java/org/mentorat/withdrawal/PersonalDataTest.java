package org.mentorat.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.withdrawal.PersonalData.Nature;
import org.mentorat.withdrawal.PersonalData.Table;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The declaration of what each table holds of people, against the tables: who adds a column that
 * can hold a text says what becomes of it when a mentee withdraws.
 */
@MentoratTest
class PersonalDataTest {

  /** Those that hold no text: what they say is a proof, or is erased where it is listed. */
  private static final List<String> NO_TEXT =
      List.of(
          "bigint",
          "integer",
          "smallint",
          "boolean",
          "numeric",
          "double precision",
          "date",
          "timestamp with time zone",
          "time without time zone",
          "uuid");

  @Autowired private JdbcClient sql;
  private final List<Table> tables = new PersonalData().tables();

  @Test
  void every_column_that_can_hold_a_text_is_declared() {
    TreeSet<String> declared = new TreeSet<>();
    tables.forEach(
        table -> table.columns().keySet().forEach(name -> declared.add(table.name() + "." + name)));

    assertThat(texts())
        .as("in org.mentorat.withdrawal.PersonalData: say what a withdrawal leaves of it")
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void every_table_of_a_mentorship_is_looked_through() {
    TreeSet<String> ofAMentorship =
        new TreeSet<>(
            sql.sql(
                    """
                    select distinct table_name from information_schema.columns
                    join information_schema.tables using (table_schema, table_name)
                    where table_schema = current_schema() and table_type = 'BASE TABLE'
                      and column_name in ('reference', 'mentorship_id')
                      -- The absence of a mentor has a reference of its own.
                      and table_name <> 'mentor_absence'
                    """)
                .query(String.class)
                .list());
    assertThat(tables)
        .filteredOn(table -> ofAMentorship.contains(table.name()))
        .hasSameSizeAs(ofAMentorship)
        .allSatisfy(table -> assertThat(table.rows()).as(table.name()).isNotNull());
  }

  @Test
  void what_is_erased_is_erased_where_it_belongs_to_a_mentorship() {
    assertThat(tables)
        .filteredOn(table -> table.columns().containsValue(Nature.WORDS))
        .hasSizeGreaterThan(25)
        .allSatisfy(table -> assertThat(table.rows()).as(table.name()).isNotNull());
    for (Table table : tables) {
      String erasure = table.erasure();
      if (erasure != null) {
        assertThat(sql.sql(erasure).param("reference", "M-2020-00001").update())
            .as(table.name())
            .isZero();
      }
    }
  }

  @Test
  void nobody_s_rating_is_left() {
    List<String> ratings =
        sql.sql(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = current_schema() and table_name not like 'act\\_%'
                  and column_name in ('listening', 'trust', 'progress', 'continue_same', 'learned',
                    'service_worth', 'mentor_again', 'recommend', 'before_rating', 'after_rating')
                """)
            .query(String.class)
            .list();
    Map<String, String> erasures =
        tables.stream()
            .filter(table -> table.erasure() != null)
            .collect(
                Collectors.toMap(Table::name, Table::erasure, (one, other) -> one, TreeMap::new));
    assertThat(ratings)
        .isNotEmpty()
        .allSatisfy(
            rating -> {
              String[] parts = rating.split("\\.");
              assertThat(erasures.get(parts[0])).contains(parts[1] + " = null");
            });
  }

  private List<String> texts() {
    return sql.sql(
            """
            select table_name || '.' || column_name from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema = current_schema() and table_type = 'BASE TABLE'
              and table_name not like 'act\\_%' and table_name <> 'flyway_schema_history'
              and data_type not in (:noText)
            """)
        .param("noText", NO_TEXT)
        .query(String.class)
        .list();
  }
}
