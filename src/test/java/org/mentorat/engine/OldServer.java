package org.mentorat.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers like a PostgreSQL of a version of one's choice, and knows nothing else: greets, and says
 * yes to everything.
 */
final class OldServer implements AutoCloseable {

  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;

  private final ServerSocket socket;
  private final String version;

  OldServer(String version) throws IOException {
    this.version = version;
    this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "old-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  String url() {
    return "jdbc:postgresql://localhost:" + socket.getLocalPort() + "/mentorat";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(
            new DataInputStream(client.getInputStream()),
            new DataOutputStream(client.getOutputStream()));
      } catch (IOException e) {
        // The client has gone, or the test is over.
      }
    }
  }

  private void talk(DataInputStream in, DataOutputStream out) throws IOException {
    while (isRequestForEncryption(in)) {
      out.writeByte('N');
      out.flush();
    }
    send(out, 'R', new byte[4]);
    send(out, 'S', text("server_version", version));
    send(out, 'S', text("server_encoding", "UTF8"));
    send(out, 'S', text("client_encoding", "UTF8"));
    send(out, 'S', text("DateStyle", "ISO, MDY"));
    send(out, 'S', text("integer_datetimes", "on"));
    send(out, 'S', text("standard_conforming_strings", "on"));
    send(out, 'Z', new byte[] {'I'});
    out.flush();
    for (int kind = in.read(); kind >= 0 && kind != 'X'; kind = in.read()) {
      in.readNBytes(in.readInt() - 4);
      switch (kind) {
        case 'P' -> send(out, '1', new byte[0]);
        case 'B' -> send(out, '2', new byte[0]);
        case 'D' -> send(out, 'n', new byte[0]);
        case 'E' -> send(out, 'C', text("SET"));
        case 'S' -> send(out, 'Z', new byte[] {'I'});
        default -> {
          send(out, 'C', text("SET"));
          send(out, 'Z', new byte[] {'I'});
        }
      }
      out.flush();
    }
  }

  private static boolean isRequestForEncryption(DataInputStream in) throws IOException {
    int length = in.readInt();
    int code = in.readInt();
    in.readNBytes(length - 8);
    return code == SSL_REQUEST || code == GSS_REQUEST;
  }

  private static byte[] text(String... words) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String word : words) {
      bytes.write(word.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }

  private static void send(DataOutputStream out, char kind, byte[] body) throws IOException {
    out.writeByte(kind);
    out.writeInt(body.length + 4);
    out.write(body);
  }
}
