package org.mentorat.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The engine's tables: which scripts create them, and whether a database has them all, in the
 * engine's version. The engine's own check looks at one version number only and starts with a table
 * missing.
 */
public final class EngineSchema extends AbstractProcessEnginePlugin {

  private static final List<String> PARTS =
      List.of(
          "engine",
          "history",
          "identity",
          "case.engine",
          "case.history",
          "decision.engine",
          "decision.history");
  private static final Pattern TABLE =
      Pattern.compile("create\\s+table\\s+(ACT_\\w+)", Pattern.CASE_INSENSITIVE);

  private final JdbcTemplate sql;

  EngineSchema(JdbcTemplate sql) {
    this.sql = sql;
  }

  /** The engine's own scripts for an empty PostgreSQL database, in the order in which they run. */
  public static List<ClassPathResource> scripts() {
    return PARTS.stream()
        .map(part -> "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql")
        .map(ClassPathResource::new)
        .toList();
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    SortedSet<String> missing = tables();
    missing.removeIf(
        table -> sql.queryForObject("select to_regclass(?)::text", String.class, table) != null);
    if (!missing.isEmpty()) {
      throw new StartupRefused("startup.engineTables", String.join(", ", missing));
    }
    List<String> versions =
        sql.queryForList(
            "select version_ from act_ge_schema_log order by timestamp_ desc, id_ desc limit 1",
            String.class);
    String version = versions.isEmpty() ? "?" : versions.get(0);
    String expected = ProductPropertiesUtil.getProductVersion();
    if (!version.equals(expected)) {
      throw new StartupRefused("startup.engineVersion", version, expected);
    }
  }

  private static SortedSet<String> tables() {
    SortedSet<String> tables = new TreeSet<>();
    for (ClassPathResource script : scripts()) {
      try {
        Matcher found = TABLE.matcher(script.getContentAsString(StandardCharsets.UTF_8));
        while (found.find()) {
          tables.add(found.group(1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return tables;
  }
}
