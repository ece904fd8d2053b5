package org.mentorat.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.mentorat.engine.RestAnswer.Reason;
import org.springframework.http.MediaType;

/** A request's body, read once, looked through, and given on as it came. */
final class RestGuardBody {

  /** Bytes. A query or a command is a few hundred. */
  static final int LIMIT = 1 << 20;

  /**
   * Bytes, for forms: a text that is far too long must still reach the form gate, which names its
   * field.
   */
  static final int FORM_LIMIT = 8 << 20;

  /** How much of a refused body is read to its end, so that the sender gets to the answer. */
  private static final int PATIENCE = 4 * FORM_LIMIT;

  private static final Set<String> BLOBS = Set.of("object", "bytes", "file");

  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] bytes;
  private final Reason refusal;

  private RestGuardBody(byte[] bytes, Reason refusal) {
    this.bytes = bytes;
    this.refusal = refusal;
  }

  static RestGuardBody read(HttpServletRequest request, RestGuardPath path) throws IOException {
    if (!isUtf8(request.getContentType())) {
      return new RestGuardBody(null, Reason.NOT_JSON);
    }
    int limit = path.path().endsWith("/submit-form") ? FORM_LIMIT : LIMIT;
    byte[] bytes = read(request.getInputStream(), limit);
    if (bytes == null) {
      return new RestGuardBody(null, Reason.TOO_LARGE);
    }
    return new RestGuardBody(bytes, refusal(bytes));
  }

  /** Whether a key of a query makes the engine run its value (CVE-2026-109432). */
  static boolean isExpression(String key) {
    return key.toLowerCase(Locale.ROOT).endsWith("expression");
  }

  /**
   * Whether a value would be read as an object of some class, from Java's serialised form or any
   * other, or kept as a file: the types are those of the engine's variables, in any case.
   */
  private static boolean isBlob(String key, String value) {
    return "type".equals(key) && BLOBS.contains(value.strip().toLowerCase(Locale.ROOT))
        || "serializationDataFormat".equals(key) && value.contains("java-serialized");
  }

  /** Why the body is refused, or null. */
  Reason refusal() {
    return refusal;
  }

  HttpServletRequest replayed(HttpServletRequest request) {
    return new Replayed(request, bytes);
  }

  // The header, not the request's encoding: that one has been set to UTF-8 whatever was sent.
  private static boolean isUtf8(String contentType) {
    try {
      Charset charset =
          contentType == null ? null : MediaType.parseMediaType(contentType).getCharset();
      return charset == null || charset.equals(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] read(InputStream in, int limit) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    long total = 0;
    for (int n = in.read(buffer); n >= 0 && total < PATIENCE; n = in.read(buffer)) {
      total += n;
      if (total <= limit) {
        read.write(buffer, 0, n);
      }
    }
    return total > limit ? null : read.toByteArray();
  }

  // Everything that the engine could read in it is read here, and by the same rules; what cannot be
  // read goes no further.
  private static Reason refusal(byte[] bytes) {
    if (bytes.length == 0) {
      return null;
    }
    try (JsonParser parser = JSON.createParser(text(bytes))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) {
          return Reason.EXPRESSION_REFUSED;
        }
        if (token == JsonToken.VALUE_STRING && isBlob(parser.currentName(), parser.getText())) {
          return Reason.VALUE_REFUSED;
        }
      }
      return null;
    } catch (JsonProcessingException | CharacterCodingException e) {
      return Reason.MALFORMED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Only UTF-8: read in another encoding, the same bytes could show the engine other keys than this
  // class sees.
  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static final class Replayed extends HttpServletRequestWrapper {

    private final byte[] bytes;

    Replayed(HttpServletRequest request, byte[] bytes) {
      super(request);
      this.bytes = bytes;
    }

    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }

    @Override
    public ServletInputStream getInputStream() {
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      return new ServletInputStream() {
        @Override
        public int read() {
          return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          return in.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
          return in.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new IllegalStateException("The body has been read already");
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
