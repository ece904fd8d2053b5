package org.mentorat.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guard, and the filter that words its and the engine's refusals, before both APIs. */
@Configuration(proxyBeanMethods = false)
class RestGuardConfiguration {

  private static final String[] APIS = {"/engine-rest/*", "/camunda/api/*"};

  @Bean
  FilterRegistrationBean<RestAnswers> wordedRefusals(
      RestAnswer answer, HistoryService history, Unrestricted unrestricted, ObjectMapper json) {
    return SignInConfiguration.registered(
        new RestAnswers(answer, history, unrestricted, json), 10, APIS);
  }

  @Bean
  FilterRegistrationBean<RestGuard> guardedApis(RestAnswer answer) {
    return SignInConfiguration.registered(new RestGuard(answer), 20, APIS);
  }
}
