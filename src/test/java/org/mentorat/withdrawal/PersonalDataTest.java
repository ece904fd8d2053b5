package org.mentorat.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.mentorat.withdrawal.PersonalData.Nature;
import org.mentorat.withdrawal.PersonalData.Table;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
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
  @Autowired private ApplicationContext spring;
  @Autowired private Directory directory;
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

  @Test
  void of_the_demonstration_s_mail_goes_what_they_got_and_what_names_them() {
    Scene scene = new Scene(spring);
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    Person mentee = directory.person(scene.mentee(instance));
    caught(mentee.email().toLowerCase(Locale.ROOT), "au mentoré");
    caught(directory.person(mentor).email().toLowerCase(Locale.ROOT), "au mentor");
    caught("coordination@exemple.example", "Retard de " + mentee.givenName().toUpperCase());
    caught("coordination@exemple.example", "Retard, " + reference);
    caught("coordination@exemple.example", "Rien de particulier");
    Table mails =
        tables.stream().filter(table -> table.name().equals("demo_mail")).findFirst().orElseThrow();

    assertThat(sql.sql(mails.erasure()).param("reference", reference).update()).isEqualTo(4);

    assertThat(sql.sql("select words from demo_mail").query(String.class).list())
        .containsExactly("Rien de particulier");
    sql.sql("delete from demo_mail").update();
  }

  private void caught(String recipient, String words) {
    sql.sql(
            """
            insert into demo_mail (received_at, recipient, subject, raw, words)
            values (now(), :recipient, '', '', :words)
            """)
        .param("recipient", recipient)
        .param("words", words)
        .update();
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
