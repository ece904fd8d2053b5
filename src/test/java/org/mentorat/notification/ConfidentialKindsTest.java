package org.mentorat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The log leaves out exactly what the model of words in confidence tells (R61). */
class ConfidentialKindsTest {

  private static final Pattern KIND =
      Pattern.compile("notices\\.\\w+\\(execution, '([^']+)'|camunda:formRef=\"([^\"]+)\"");

  @Test
  void they_are_those_of_that_model_and_of_no_other() throws IOException {
    Set<String> inConfidence = new TreeSet<>();
    Set<String> elsewhere = new TreeSet<>();
    for (Resource model :
        new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.bpmn")) {
      boolean confidential = model.getFilename().equals("confidentialWord.bpmn");
      Matcher told = KIND.matcher(model.getContentAsString(StandardCharsets.UTF_8));
      while (told.find()) {
        String kind = told.group(1) == null ? told.group(2) : told.group(1);
        (confidential ? inConfidence : elsewhere).add(kind);
      }
    }

    assertThat(inConfidence).containsExactlyInAnyOrderElementsOf(NoticeLog.IN_CONFIDENCE);
    assertThat(elsewhere).isNotEmpty().doesNotContainAnyElementsOf(NoticeLog.IN_CONFIDENCE);
  }
}
