package org.mentorat.engine;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Lets answers through as they are written, but holds back the text of those with a status of 400
 * or more.
 */
final class RestAnswersHeld extends HttpServletResponseWrapper {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final ServletOutputStream out = new Divided();
  private PrintWriter writer;

  RestAnswersHeld(HttpServletResponse response) {
    super(response);
  }

  boolean isRefusal() {
    return getStatus() >= 400;
  }

  void flushWriter() {
    if (writer != null) {
      writer.flush();
    }
  }

  byte[] body() {
    flushWriter();
    return body.toByteArray();
  }

  @Override
  public void sendError(int status) {
    setStatus(status);
  }

  @Override
  public void sendError(int status, String message) {
    setStatus(status);
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return out;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    flushWriter();
    if (!isRefusal()) {
      super.flushBuffer();
    }
  }

  private ServletOutputStream passed() throws IOException {
    return getResponse().getOutputStream();
  }

  private final class Divided extends ServletOutputStream {

    @Override
    public void write(int b) throws IOException {
      if (isRefusal()) {
        body.write(b);
      } else {
        passed().write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (isRefusal()) {
        body.write(bytes, offset, length);
      } else {
        passed().write(bytes, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (!isRefusal()) {
        passed().flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (!isRefusal()) {
        passed().close();
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("Answers of the APIs are written in one go");
    }
  }
}
