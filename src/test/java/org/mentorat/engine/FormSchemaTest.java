package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormSchemaTest {

  @Test
  void reads() {
    FormSchema s =
        FormSchema.parse(
            "{\"id\":\"f\",\"components\":[{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"A\",\"validate\":{\"required\":true}},{\"type\":\"textfield\",\"key\":\"b\",\"conditional\":{\"hide\":\"=a=\\\"x\\\"\"}}]}");
    FormReading r =
        s.read(Map.of("a", "x", "b", "y"), Map.of(), ZoneId.of("America/Toronto"), Instant.now());
    assertThat(r.values()).containsEntry("a", "x").doesNotContainKey("b");
  }
}
