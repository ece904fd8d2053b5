package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.EmbeddedDatabase;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

class EngineSchemaTest {

  private JdbcTemplate sql;

  @BeforeEach
  void create() throws SQLException {
    DriverManagerDataSource database =
        new DriverManagerDataSource(EmbeddedDatabase.create(), "mentorat", "");
    sql = new JdbcTemplate(database);
    try (Connection connection = database.getConnection()) {
      for (ClassPathResource script : EngineSchema.scripts()) {
        ScriptUtils.executeSqlScript(
            connection, new EncodedResource(script, StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void isCompleteAfterAllScripts() {
    new EngineSchema(sql).preInit(null);
    assertThat(
            sql.queryForObject(
                "select count(*) from information_schema.tables where table_name like 'act\\_%'",
                Integer.class))
        .isEqualTo(49);
  }

  @Test
  void namesTheTablesThatAreMissing() {
    sql.execute("drop table act_hi_comment, act_ru_filter");
    assertThatThrownBy(() -> new EngineSchema(sql).preInit(null))
        .isInstanceOfSatisfying(
            StartupRefused.class,
            refused -> {
              assertThat(refused.key()).isEqualTo("startup.engineTables");
              assertThat(refused.arguments()).containsExactly("ACT_HI_COMMENT, ACT_RU_FILTER");
            });
  }

  @Test
  void refusesAnotherVersion() {
    sql.update("insert into act_ge_schema_log values ('100', now() + interval '1 hour', '7.25.0')");
    assertThatThrownBy(() -> new EngineSchema(sql).preInit(null))
        .isInstanceOfSatisfying(
            StartupRefused.class,
            refused -> assertThat(refused.arguments()).containsExactly("7.25.0", "7.24.0"));
  }
}
