package org.mentorat.engine;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.LocaleResolver;

/** The pieces of {@link Hardening}, and what lies outside Spring Security's chains. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RequestLimitsProperties.class)
class HardeningConfiguration {

  @Bean
  PageHeaders pageHeaders(
      @Value("${mentorat.site.form-targets:}") List<String> formTargets, Environment environment) {
    SecureTransport.demand(environment);
    List<String> all =
        Stream.concat(formTargets.stream(), providers(environment)).distinct().toList();
    return new PageHeaders(all, SecureTransport.isTlsOnly(environment));
  }

  /** The origins of the providers of identities: signing out here goes on to there. */
  private static Stream<String> providers(Environment environment) {
    return Binder.get(environment)
        .bind(
            "spring.security.oauth2.client.provider",
            Bindable.mapOf(String.class, OAuth2ClientProperties.Provider.class))
        .orElse(Map.of())
        .values()
        .stream()
        .flatMap(provider -> Stream.of(provider.getIssuerUri(), provider.getAuthorizationUri()))
        .filter(Objects::nonNull)
        .map(URI::create)
        .map(address -> address.getScheme() + "://" + address.getRawAuthority());
  }

  @Bean
  HardeningFilters hardeningFilters(
      RequestLimitsProperties limits,
      @Value("${mentorat.limits.body}") DataSize largest,
      RestAnswer answer,
      LocaleResolver locales) {
    return new HardeningFilters(
        new RequestSizes(largest.toBytes(), answer), new RequestLimits(limits, answer, locales));
  }

  @Bean
  FilterRegistrationBean<RegistrationLimit> limitedRegistrations(
      RequestLimitsProperties limits, RestAnswer answer, LocaleResolver locales) {
    return SignInConfiguration.registered(
        new RegistrationLimit(limits, answer, locales), 5, "/engine-rest/*", "/camunda/api/*");
  }

  @Bean
  FilterRegistrationBean<PageHeaders.OnErrorPages> headersOfErrorPages(PageHeaders headers) {
    FilterRegistrationBean<PageHeaders.OnErrorPages> registration =
        new FilterRegistrationBean<>(new PageHeaders.OnErrorPages(headers));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(DispatcherType.ERROR);
    return registration;
  }

  /** Requests that the server cannot even read are answered by it alone. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableRequests(
      MessageSource texts, PageHeaders headers) {
    return server ->
        server.addContextCustomizers(
            context ->
                context.getParent().getPipeline().addValve(new UnreadableRequests(texts, headers)));
  }
}
