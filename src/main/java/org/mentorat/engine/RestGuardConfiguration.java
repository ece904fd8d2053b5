package org.mentorat.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guard before both APIs, and behind it the filter that words the engine's refusals. */
@Configuration(proxyBeanMethods = false)
class RestGuardConfiguration {

  private static final String[] APIS = {"/engine-rest/*", "/camunda/api/*"};

  @Bean
  FilterRegistrationBean<RestGuard> guardedApis(RestAnswer answer) {
    return SignInConfiguration.registered(new RestGuard(answer), 10, APIS);
  }

  @Bean
  FilterRegistrationBean<RestAnswers> wordedRefusals(
      RestAnswer answer,
      HistoryService history,
      TaskService tasks,
      RepositoryService repository,
      Unrestricted unrestricted,
      ObjectMapper json) {
    return SignInConfiguration.registered(
        new RestAnswers(answer, history, tasks, repository, unrestricted, json), 20, APIS);
  }
}
