package org.mentorat.engine;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Everything that the running application answers to, by its own account: the mappings of its pages
 * and endpoints, its actions, each method of Camunda's two APIs, every actuator endpoint there
 * could be, and what else a servlet or files are mapped to.
 */
final class Endpoints {

  private final WebApplicationContext spring;
  private final Set<Endpoint> found = new TreeSet<>();

  private Endpoints(WebApplicationContext spring) {
    this.spring = spring;
  }

  static Set<Endpoint> of(WebApplicationContext spring) {
    Endpoints endpoints = new Endpoints(spring);
    endpoints.add("POST", SignInConfiguration.PAGE);
    endpoints.add("POST", SignInConfiguration.SIGN_OUT);
    endpoints.handlers();
    endpoints.actions();
    endpoints.servlets();
    endpoints.actuator();
    return endpoints.found;
  }

  private void handlers() {
    for (RequestMappingInfoHandlerMapping mapping :
        spring.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
      mapping
          .getHandlerMethods()
          .forEach(
              (address, handler) -> {
                if (handler.getBeanType() != BrokenPage.class) {
                  handler(address);
                }
              });
    }
    for (AbstractUrlHandlerMapping mapping :
        spring.getBeansOfType(AbstractUrlHandlerMapping.class).values()) {
      mapping.getHandlerMap().keySet().forEach(path -> add("GET", path));
    }
  }

  private void handler(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    for (String path : mapping.getPatternValues()) {
      if (methods.isEmpty()) {
        add("GET", path);
        add("POST", path);
      }
      methods.forEach(method -> add(method.name(), path));
    }
  }

  private void actions() {
    for (Action<?> action : spring.getBeansOfType(Action.class).values()) {
      add("GET", path(action));
      add("POST", path(action));
    }
  }

  private static String path(Action<?> action) {
    String form = action.formId();
    if (action instanceof DocumentAction<?> document) {
      return "/api/documents/{kind}/" + document.address();
    }
    if (action instanceof MentorAction) {
      return "/api/mentors/{account}/" + form.replaceFirst("^mentor-", "");
    }
    if (action instanceof ProjectAction) {
      return "/api/projects/{code}/" + form.replaceFirst("-project$", "");
    }
    return "/api/mentorships/{reference}/" + form;
  }

  private void servlets() {
    ServletContext server = spring.getServletContext();
    for (ServletRegistration servlet : server.getServletRegistrations().values()) {
      for (String mapping : servlet.getMappings()) {
        Collection<Class<?>> resources = resources(servlet);
        String parent = mapping.replaceFirst("/\\*$", "");
        if (resources.isEmpty()) {
          add("GET", mapping.equals("/") ? "/**" : mapping);
        } else {
          add("GET", parent + "/application.wadl");
          resources.stream()
              .map(Resource::from)
              .filter(Objects::nonNull)
              .forEach(resource -> resource(parent, resource));
        }
      }
    }
  }

  private Collection<Class<?>> resources(ServletRegistration servlet) {
    String application = servlet.getInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS);
    if (application != null) {
      Class<?> type = ClassUtils.resolveClassName(application, null);
      return ((Application) BeanUtils.instantiateClass(type)).getClasses();
    }
    return servlet.getClassName().contains("jersey")
        ? spring.getBean(ResourceConfig.class).getClasses()
        : Set.of();
  }

  private void resource(String parent, Resource resource) {
    String path = resource.getPath() == null ? parent : parent + "/" + resource.getPath();
    for (ResourceMethod method : resource.getResourceMethods()) {
      add(method.getHttpMethod(), path);
    }
    ResourceMethod locator = resource.getResourceLocator();
    if (locator != null) {
      Class<?> target = locator.getInvocable().getRawResponseType();
      Resource located = Resource.from(target, true);
      if (located == null) {
        throw new IllegalStateException(
            "Nothing is known of what is under " + path + ": " + target);
      }
      resource(path, Resource.builder(located).path("").build());
    }
    resource.getChildResources().forEach(child -> resource(path, child));
  }

  private void actuator() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(
        new AnnotationTypeFilter(
            org.springframework.boot.actuate.endpoint.annotation.Endpoint.class, true));
    for (BeanDefinition bean : scanner.findCandidateComponents("org.springframework.boot")) {
      Class<?> type = ClassUtils.resolveClassName(bean.getBeanClassName(), null);
      add(
          "GET",
          "/actuator/"
              + MergedAnnotations.from(type)
                  .get(org.springframework.boot.actuate.endpoint.annotation.Endpoint.class)
                  .getString("id")
                  .toLowerCase(Locale.ROOT));
    }
  }

  private void add(String method, String path) {
    found.add(Endpoint.of(method, path));
  }
}
