package db.migration;

import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.mentorat.engine.EngineSchema;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Creates the engine's tables under Flyway's lock: two nodes that start together on an empty
 * database would otherwise both create them. The scripts come with the engine, so a newer engine
 * creates its newer tables here; a database made before needs a migration of its own that runs the
 * engine's upgrade script, and passes over a database that has it.
 */
public class V1__engine_schema extends BaseJavaMigration {

  @Override
  public void migrate(Context context) {
    for (ClassPathResource script : EngineSchema.scripts()) {
      ScriptUtils.executeSqlScript(
          context.getConnection(), new EncodedResource(script, StandardCharsets.UTF_8));
    }
  }
}
