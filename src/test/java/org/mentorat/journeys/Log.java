package org.mentorat.journeys;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** All that the application logs while this is open, at the levels of production. */
final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final StringBuilder written = new StringBuilder();
  private final PatternLayout layout = new PatternLayout();
  private final Logger root;

  Log() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    layout.setContext(context);
    layout.setPattern("%level [%thread] %logger %mdc %kvp %marker: %msg%n%xThrowable{full}");
    layout.start();
    setContext(context);
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    written.append(layout.doLayout(event));
  }

  String written() {
    return written.toString();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
