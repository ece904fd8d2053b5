package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No model brings a script, and nobody uploads anything. */
@MentoratTest
class NoScriptsTest {

  private static final String REST = "/engine-rest";
  private static final String WEBAPP = "/camunda/api/engine/engine/default";

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private RepositoryService repository;
  @Autowired private ProcessEngine engine;

  /** What may hold a script in a model; LANGUAGE stands for its language. */
  static Stream<String> scripts() {
    String script = "<camunda:script scriptFormat='LANGUAGE'>1 + 1</camunda:script>";
    return Stream.of(
            "<scriptTask id='x' scriptFormat='LANGUAGE'><script>1 + 1</script></scriptTask>",
            "<scriptTask id='x' scriptFormat='LANGUAGE' camunda:resource='x.js'/>",
            "<scriptTask id='x' scriptFormat='LANGUAGE' camunda:resource='${y}'/>",
            "<serviceTask id='x' camunda:expression='${1}'><extensionElements>"
                + "<camunda:executionListener event='start'>"
                + script
                + "</camunda:executionListener></extensionElements></serviceTask>",
            "<userTask id='x' camunda:formRef='probe-task' camunda:formRefBinding='latest'>"
                + "<extensionElements><camunda:taskListener event='create'>"
                + script
                + "</camunda:taskListener></extensionElements></userTask>",
            "<serviceTask id='x' camunda:expression='${1}'><extensionElements><camunda:inputOutput>"
                + "<camunda:inputParameter name='y'>"
                + script
                + "</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>",
            "<task id='x'/><task id='y'/><sequenceFlow id='f' sourceRef='x' targetRef='y'>"
                + "<conditionExpression xsi:type='tFormalExpression' language='LANGUAGE'>1 == 1"
                + "</conditionExpression></sequenceFlow>")
        .flatMap(
            part ->
                Stream.of("juel", "javascript", "groovy", "feel", "python")
                    .map(language -> part.replace("LANGUAGE", language)));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void aModelWithAScriptIsNotDeployed(String part) {
    String model =
        "<?xml version='1.0' encoding='UTF-8'?>"
            + "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
            + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>"
            + "<process id='scripted' isExecutable='true' camunda:historyTimeToLive='P1D'"
            + " camunda:isStartableInTasklist='false'>"
            + part
            + "</process></definitions>";
    assertThatThrownBy(
            () -> repository.createDeployment().addString("scripted.bpmn", model).deploy())
        .hasStackTraceContaining("Scripts are switched off");
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("scripted").count())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "feel", "javascript", "groovy", "python"})
  void norDoesTheEngineFindAnInterpreter(String language) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    assertThatThrownBy(
            () ->
                configuration
                    .getCommandExecutorTxRequired()
                    .execute(
                        command ->
                            configuration
                                .getScriptingEngines()
                                .getScriptEngineForLanguage(language)))
        .hasMessageContaining("Scripts are switched off");
  }

  /** The rest of the engine's own class path. */
  @Test
  void thereIsNoInterpreterOfAGeneralLanguage() {
    assertThat(new ScriptEngineManager().getEngineFactories())
        .flatExtracting(factory -> factory.getNames())
        .allMatch(name -> name.toLowerCase(Locale.ROOT).matches(".*(juel|feel|friendly enough).*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /deployment/create",
        "POST /task/TASK/attachment/create",
        "POST /task/TASK/variables/x/data",
        "POST /task/TASK/localVariables/x/data",
        "POST /process-instance/PROCESS/variables/x/data",
        "POST /execution/PROCESS/localVariables/x/data",
        "PUT /task/TASK/variables/x/data",
        "POST /engine/default/deployment/create"
      })
  void nobodyUploadsAFile(String way) {
    probe.deploy();
    String mentee = probe.account(Roles.MENTEES);
    String process = probe.start(port, mentee);
    String task = probe.task(process, "userTask_own").getId();
    String[] parts = way.replace("TASK", task).replace("PROCESS", process).split(" ");
    byte[] file =
        ("--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"x.bpmn\"\r\n"
                + "Content-Type: text/plain\r\n\r\nx\r\n--b--\r\n")
            .getBytes();
    String admin = probe.account(Roles.ADMINISTRATORS);
    Web[] admins = {
      Web.program(port, admin, Probe.PASSWORD), Web.browser(port, admin, Probe.PASSWORD).asWebapp()
    };
    for (Web web : admins) {
      String api = web == admins[0] ? REST : WEBAPP;
      for (String type : new String[] {"multipart/form-data; boundary=b", "Multipart/Mixed"}) {
        Web.Answer answer = web.send(parts[0], api + parts[1], type, file);
        assertThat(answer.status()).as("%s %s", way, answer).isEqualTo(403);
        assertThat(answer.json().path("type").asText()).isEqualTo("NotAllowed");
        assertThat(web.send("POST", api + "/task", type, file).status()).isEqualTo(415);
      }
    }
  }

  /** Without the guard an administrator stores each of them, but the first. */
  static Stream<String> blobs() {
    String java =
        "{\"value\":\"rO0ABXQAAWE=\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\","
            + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}";
    String json =
        "{\"value\":\"{}\",\"type\":\"obj\\u0065ct\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\","
            + "\"serializationDataFormat\":\"application/json\"}}";
    String bytes = "{\"value\":\"YQ==\",\"type\":\"Bytes\"}";
    String file = "{\"value\":\"YQ==\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"x.txt\"}}";
    return Stream.of(java, json, bytes, file)
        .flatMap(
            value ->
                Stream.of(
                    "PUT /process-instance/PROCESS/variables/x " + value,
                    "POST /process-instance/PROCESS/variables {\"modifications\":{\"x\":"
                        + value
                        + "}}",
                    "POST /process-instance/variables-async {\"processInstanceIds\":[\"PROCESS\"],\"variables\":{\"x\":"
                        + value
                        + "}}",
                    "POST /message {\"messageName\":\"m\",\"all\":true,\"processVariables\":{\"x\":"
                        + value
                        + "}}",
                    "POST /task/TASK/submit-form {\"variables\":{\"note\":" + value + "}}",
                    "POST /process-instance/PROCESS/modification {\"instructions\":[{\"type\":\"startBeforeActivity\","
                        + "\"activityId\":\"userTask_own\",\"variables\":{\"x\":"
                        + value
                        + "}}]}",
                    "POST /task {\"orQueries\":[{\"orQueries\":[{\"processVariables\":["
                        + value
                        + "]}]}]}"));
  }

  @Test
  void noObjectAndNoFileBecomesAVariable() {
    probe.deploy();
    String process = probe.start(port, probe.account(Roles.MENTEES));
    String task = probe.task(process, "userTask_own").getId();
    String admin = probe.account(Roles.ADMINISTRATORS);
    Web program = Web.program(port, admin, Probe.PASSWORD);
    Web browser = Web.browser(port, admin, Probe.PASSWORD).asWebapp();
    blobs()
        .forEach(
            blob -> {
              String[] parts = blob.replace("TASK", task).replace("PROCESS", process).split(" ", 3);
              for (Web web : new Web[] {program, browser}) {
                Web.Answer answer =
                    web.send(parts[0], (web == program ? REST : WEBAPP) + parts[1], parts[2]);
                assertThat(answer.status()).as("%s %s", blob, answer).isEqualTo(400);
                assertThat(answer.json().path("type").asText()).as(blob).isEqualTo("ValueRefused");
              }
            });
    assertThat(engine.getRuntimeService().getVariables(process)).containsOnlyKeys("starter");
  }
}
