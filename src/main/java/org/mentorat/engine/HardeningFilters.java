package org.mentorat.engine;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;

/**
 * The filters of {@link Hardening}. They are no beans themselves: Spring Boot would put each before
 * every request, a second time.
 */
record HardeningFilters(RequestSizes sizes, RequestLimits limits) {

  @EventListener
  void on(AbstractAuthenticationFailureEvent refused) {
    limits.count(refused);
  }
}
