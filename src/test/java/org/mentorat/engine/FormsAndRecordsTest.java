package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Each form in {@code forms/} against the record that its submission becomes, and docs/forms.md.
 */
@MentoratTest
class FormsAndRecordsTest {

  @Autowired List<HumanStep<?>> steps;

  @TestFactory
  Stream<DynamicTest> a_form_and_its_record_name_the_same_fields() throws IOException {
    String guide = Files.readString(Path.of("docs/forms.md"));
    return Arrays.stream(
            new PathMatchingResourcePatternResolver().getResources("classpath:forms/*.form"))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFilename(),
                    () -> {
                      FormSchema form =
                          FormSchema.parse(file.getContentAsString(StandardCharsets.UTF_8));
                      assertThat(form.formId() + ".form").isEqualTo(file.getFilename());
                      assertThat(guide).contains("| `" + form.formId() + "` |");
                      assertThat(steps)
                          .filteredOn(step -> step.formId().equals(form.formId()))
                          .singleElement()
                          .satisfies(
                              step ->
                                  assertThat(FormBinder.mismatches(form, step.submission()))
                                      .isEmpty());
                    }));
  }
}
