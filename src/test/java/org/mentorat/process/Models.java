package org.mentorat.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Puts another version of the model {@code mentorship} in force, with the forms of today. */
public final class Models {

  public static final String FIRST = "classpath:models/mentorship-1.bpmn";
  public static final String OF_THE_YEAR = "classpath:models/mentorship-2.bpmn";
  public static final String OF_THE_OTHER_PATHS = "classpath:models/mentorship-3.bpmn";
  public static final String BEFORE_MAIL = "classpath:models/mentorship-4.bpmn";
  public static final String OF_TODAY = "classpath:bpmn/mentorship.bpmn";

  private static final PathMatchingResourcePatternResolver FILES =
      new PathMatchingResourcePatternResolver();

  private Models() {}

  public static void deploy(ProcessEngine engine, String model) throws IOException {
    deployText(engine, text(model));
  }

  static void deployText(ProcessEngine engine, String model) throws IOException {
    DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
    deployment.addString("mentorship.bpmn", model);
    for (Resource form : FILES.getResources("classpath:forms/*.form")) {
      deployment.addInputStream(form.getFilename(), form.getInputStream());
    }
    deployment.deploy();
  }

  static String text(String model) throws IOException {
    return FILES.getResource(model).getContentAsString(StandardCharsets.UTF_8);
  }
}
