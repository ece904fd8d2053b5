package org.mentorat.engine;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * What holds in every chain of Spring Security, whoever declares it: headers, limits, sizes. Spring
 * Security finds it in {@code META-INF/spring.factories}, so that no chain can forget it.
 */
class Hardening extends AbstractHttpConfigurer<Hardening, HttpSecurity> {

  @Override
  public void init(HttpSecurity http) throws Exception {
    ApplicationContext beans = http.getSharedObject(ApplicationContext.class);
    // Another server in this process, such as a test's provider of identities, has its own rules.
    if (!beans.containsBean("pageHeaders")) {
      return;
    }
    PageHeaders ours = beans.getBean(PageHeaders.class);
    http.headers(
        headers ->
            headers
                // Ours says it, also for requests of a proxy that ends TLS.
                .httpStrictTransportSecurity(hsts -> hsts.disable())
                .addHeaderWriter(ours));
    HardeningFilters filters = beans.getBean(HardeningFilters.class);
    http.addFilterAfter(filters.sizes(), HeaderWriterFilter.class);
    http.addFilterAfter(filters.limits(), RequestSizes.class);
  }
}
