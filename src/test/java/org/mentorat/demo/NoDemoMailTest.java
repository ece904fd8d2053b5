package org.mentorat.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.server.SMTPServer;

/** Where no mail is caught: outside the demonstration, and where there is a real mail server. */
@MentoratTest
class NoDemoMailTest {

  @Autowired private ApplicationContext spring;
  @Autowired private TestRestTemplate http;

  @ParameterizedTest
  @ValueSource(strings = {"/demo/courriels", "/demo/courriels/1", "/demo/courriels/1/html"})
  void outside_the_demonstration_there_is_no_page(String address) {
    for (String group : new String[] {"coordinators", "camunda-admin"}) {
      HttpHeaders headers = new HttpHeaders();
      headers.setBasicAuth(
          new Scene(spring).account(group), Scene.PASSWORD, StandardCharsets.UTF_8);
      assertThat(
              http.exchange(address, HttpMethod.GET, new HttpEntity<>(headers), String.class)
                  .getStatusCode())
          .isEqualTo(HttpStatus.NOT_FOUND);
    }
  }

  @Test
  void outside_the_demonstration_nothing_listens() {
    assertThat(spring.getBeansOfType(SMTPServer.class)).isEmpty();
    assertThat(spring.getBeansOfType(DemoMails.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"demo,'',true", "demo,smtp.exemple.example,false", "prod,smtp.exemple.example,false"})
  void a_mail_server_of_the_operator_s_is_used(String profile, String host, boolean caught) {
    new ApplicationContextRunner()
        .withInitializer(
            context -> {
              context.getEnvironment().setActiveProfiles(profile);
              ((GenericApplicationContext) context)
                  .registerBean(
                      DemoMails.class, () -> new DemoMails(spring.getBean(JdbcClient.class), null));
            })
        .withPropertyValues("spring.mail.host=" + host, "spring.mail.port=2525")
        .withUserConfiguration(DemoMailServer.class)
        .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
        .run(
            context -> {
              assertThat(context.getBeansOfType(SMTPServer.class)).hasSize(caught ? 1 : 0);
              JavaMailSenderImpl sender = context.getBean(JavaMailSenderImpl.class);
              assertThat(sender.getHost()).isEqualTo(caught ? "127.0.0.1" : host);
              assertThat(sender.getPort() == 2525).isEqualTo(!caught);
            });
  }
}
