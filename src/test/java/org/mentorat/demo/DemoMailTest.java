package org.mentorat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.engine.ReaderTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

/** What the service mails in the demonstration, by SMTP, and the pages on which it is read. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "camunda.bpm.job-execution.enabled=true")
@ActiveProfiles({"test", "demo"})
class DemoMailTest {

  private static final String SUBJECT =
      "Rencontre déplacée au mardi 24 novembre 2026 à 14 h 30 : « Où êtes-vous? » et la suite d’un"
          + " objet qui ne tient pas sur une seule ligne d’en-tête (M-2026-00042)";

  private static final String ICS =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:42@mentorat\r\nEND:VEVENT\r\n"
          + "END:VCALENDAR\r\n";

  private static final String HOSTILE =
      "<html><body onload=\"alert(1)\"><p>Bonjour <b>Léa</b></p><script>alert(2)</script>"
          + "<img src=\"https://espion.example/pixel.png\"><form action=\"/demo\"></form>"
          + "</body></html>";

  @Autowired TestRestTemplate http;
  @Autowired JavaMailSender sender;
  @Autowired DemoMails mails;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  @Autowired ReaderTime readerTime;
  private String to;

  @BeforeEach
  void somebody() {
    ClockUtil.offset(
        database.sql("select offset_millis from demo_clock").query(Long.class).single());
    to = "n-" + UUID.randomUUID() + "@exemple.example";
  }

  @Test
  void a_message_is_on_the_page_as_it_was_sent() throws Exception {
    String before = readerTime.dateTime(clock.instant(), Locale.CANADA_FRENCH);
    send(
        SUBJECT,
        "Bonjour Léa,\n\nvotre tâche : http://localhost:8080/camunda/app/tasklist/?a=1&b=2.\n",
        HOSTILE,
        to);
    String after = readerTime.dateTime(clock.instant(), Locale.CANADA_FRENCH);

    String list = page("/demo/courriels?to=" + to).getBody();
    assertThat(list).contains(SUBJECT, to, "Destinataire");
    assertThat(List.of(before, after)).anyMatch(list::contains);

    String mail = page(opened(list)).getBody();
    assertThat(mail)
        .contains(SUBJECT, "Mentorat « québécois » &lt;ne-pas-repondre@exemple.example&gt;")
        .contains("&lt;row-7@mentorat.example&gt;", "Bonjour Léa,")
        .contains(
            "<a href=\"http://localhost:8080/camunda/app/tasklist/?a=1&amp;b=2\""
                + " rel=\"noreferrer\">http://localhost:8080/camunda/app/tasklist/?a=1&amp;b=2</a>.")
        .contains("X-Mentorat", "rencontre du 24 – déplacée.ics", "text/calendar, 1 ko")
        .contains("Comme un logiciel de courriel le montre")
        .doesNotContain("<script>alert", "espion.example", "<b>Léa</b>");
  }

  @Test
  void what_html_brings_along_is_inert() throws Exception {
    send("Un objet", "Du texte", HOSTILE, to);
    String address = opened(page("/demo/courriels?to=" + to).getBody());
    assertThat(page(address).getBody())
        .containsPattern("<iframe [^>]*sandbox=\"\"[^>]* src=\"" + address + "/html\"")
        .contains("title=\"Contenu du courriel « Un objet »\"");

    ResponseEntity<String> html = page(address + "/html");

    assertThat(html.getBody()).isEqualToNormalizingNewlines(HOSTILE);
    HttpHeaders headers = html.getHeaders();
    assertThat(headers.getContentType()).isEqualTo(MediaType.valueOf("text/html;charset=UTF-8"));
    assertThat(headers.getFirst("Content-Security-Policy").split("; ?"))
        .contains("default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "sandbox")
        .noneMatch(rule -> rule.startsWith("script-src") || rule.startsWith("sandbox "));
    assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void what_a_subject_or_a_text_brings_along_is_text() throws Exception {
    send("<script>alert(3)</script>", "<img src=x onerror=alert(4)> javascript:alert(5)", null, to);
    String list = page("/demo/courriels?to=" + to).getBody();

    assertThat(list).contains("&lt;script&gt;alert(3)").doesNotContain("<script>alert");
    assertThat(page(opened(list)).getBody())
        .contains("&lt;img src=x", "<title>&lt;script&gt;alert(3)")
        .doesNotContain("<script>alert", "<img src=x", "href=\"javascript", "<iframe");
    assertThat(page("/demo/courriels?to=\"><script>alert(6)</script>").getBody())
        .contains("Aucun courriel à montrer ici.")
        .doesNotContain("<script>alert");
  }

  @Test
  void attachments_and_the_message_itself_can_be_saved() throws Exception {
    send(SUBJECT, "Du texte", null, to);
    String address = opened(page("/demo/courriels?to=" + to).getBody());

    ResponseEntity<String> calendar = page(address + "/pieces/0");
    assertThat(calendar.getBody()).isEqualTo(ICS);
    assertThat(calendar.getHeaders().getContentType().toString()).startsWith("text/calendar");
    assertThat(calendar.getHeaders().getContentDisposition().isAttachment()).isTrue();
    assertThat(calendar.getHeaders().getContentDisposition().getFilename())
        .isEqualTo("rencontre du 24 – déplacée.ics");

    ResponseEntity<String> source = page(address + "/source");
    assertThat(source.getHeaders().getContentDisposition().isAttachment()).isTrue();
    assertThat(source.getBody())
        .contains("Message-ID: <row-7@mentorat.example>", "Received: ", "Content-Type: multipart/");

    for (String missing : List.of("/pieces/1", "/html", "/rien")) {
      assertThat(page(address + missing).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }
    assertThat(page("/demo/courriels/999999999999").getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void the_pages_are_english_for_who_asks_for_it() throws Exception {
    send("Un objet", "Du texte", HOSTILE, to);
    String list = page("/demo/courriels?langue=en&to=" + to).getBody();

    assertThat(list)
        .contains("<html lang=\"en-CA\"", "The demonstration’s mail", "Recipient")
        .contains(
            readerTime.date(
                clock.instant().atZone(readerTime.zone()).toLocalDate(), Locale.CANADA));
    assertThat(page(opened(list) + "?langue=en").getBody())
        .contains("As a mail program shows it", "Plain text", "text/calendar, 1 KB");
  }

  @Test
  void each_recipient_has_their_own_and_old_ones_are_a_page_away() throws Exception {
    String other = "n-" + UUID.randomUUID() + "@exemple.example";
    send("À deux", "Du texte", null, to, other);
    for (int i = 1; i <= 25; i++) {
      send("Numéro " + i, "Du texte", null, to);
    }

    assertThat(page("/demo/courriels?to=" + other).getBody())
        .contains("À deux", other + " (1)", to + " (26)")
        .containsPattern("<option value=\"" + other + "\" selected=\"selected\"")
        .doesNotContain("Numéro 1<");
    String first = page("/demo/courriels?to=" + to).getBody();
    assertThat(numbers(first))
        .containsExactlyElementsOf(IntStream.range(-25, 0).map(n -> -n).boxed().toList());
    assertThat(first).contains("Les plus anciens").doesNotContain("À deux", "Les plus récents<");
    assertThat(page("/demo/courriels?page=2&to=" + to).getBody())
        .contains("À deux", "Les plus récents<")
        .doesNotContain("Numéro ", "Les plus anciens");
  }

  @Test
  void what_is_no_mime_is_shown_as_it_came() {
    byte[] raw =
        "Subject: =?utf-8?B?cassé\r\nContent-Type: multipart/mixed; boundary=\"x\0\r\n\r\n--y\r\ncoucou \0"
            .getBytes(StandardCharsets.UTF_8);

    mails.keep(List.of(to), raw);

    String list = page("/demo/courriels?to=" + to).getBody();
    assertThat(page(opened(list)).getBody()).contains("coucou");
  }

  @Test
  void only_the_newest_stay() {
    byte[] raw = "Subject: Beaucoup\r\n\r\nDu texte\r\n".getBytes(StandardCharsets.UTF_8);
    // Undone at the end: what others were sent stays.
    transaction.executeWithoutResult(
        undone -> {
          undone.setRollbackOnly();
          database
              .sql(
                  """
                  insert into demo_mail (received_at, recipient, subject, raw, words)
                  select now(), :to, 'Rang ' || n, :raw, '' from generate_series(1, :many) n
                  """)
              .param("to", to)
              .param("raw", raw)
              .param("many", DemoMails.KEPT)
              .update();

          mails.keep(List.of(to), raw);

          assertThat(database.sql("select count(*) from demo_mail").query(Integer.class).single())
              .isEqualTo(DemoMails.KEPT);
          assertThat(
                  database
                      .sql("select subject from demo_mail where recipient = :to order by id")
                      .param("to", to)
                      .query(String.class)
                      .list())
              .hasSizeGreaterThan(DemoMails.KEPT - 100)
              .endsWith("Rang " + DemoMails.KEPT, "Beaucoup")
              .doesNotContain("Rang 1");
        });
  }

  @Test
  void the_server_is_the_sender_s_and_this_machine_s_only() throws Exception {
    JavaMailSenderImpl configured = (JavaMailSenderImpl) sender;
    assertThat(InetAddress.getByName(configured.getHost()).isLoopbackAddress()).isTrue();
    List<InetAddress> others = new ArrayList<>();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      others.addAll(Collections.list(network.getInetAddresses()));
    }
    others.removeIf(InetAddress::isLoopbackAddress);
    for (InetAddress other : others) {
      try (Socket socket = new Socket()) {
        assertThatThrownBy(
                () -> socket.connect(new InetSocketAddress(other, configured.getPort()), 500))
            .isInstanceOf(IOException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mentor", "mentee", "audit"})
  void others_read_nobody_s_mail(String account) throws Exception {
    send("Un objet", "Du texte", HOSTILE, to);
    String address = opened(page("/demo/courriels?to=" + to).getBody());

    for (String part : List.of("", "/html", "/pieces/0", "/source")) {
      assertThat(page(account, address + part).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }
    assertThat(page(account, "/demo/courriels").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(page("admin", address).getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @Test
  void the_clock_leads_there() {
    assertThat(page("/demo").getBody()).contains("href=\"/demo/courriels\"");
  }

  private void send(String subject, String text, String html, String... to) throws Exception {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper parts = new MimeMessageHelper(message, true);
    parts.setFrom(
        new InternetAddress("ne-pas-repondre@exemple.example", "Mentorat « québécois »", "UTF-8"));
    parts.setTo(to);
    parts.setSubject(subject);
    if (html == null) {
      parts.setText(text);
    } else {
      parts.setText(text, html);
    }
    parts.addAttachment(
        "rencontre du 24 – déplacée.ics",
        new ByteArrayResource(ICS.getBytes(StandardCharsets.UTF_8)),
        "text/calendar; method=REQUEST; charset=UTF-8");
    message.setHeader("Message-ID", "<row-7@mentorat.example>");
    message.setHeader("X-Mentorat", "oui");
    sender.send(message);
  }

  private static String opened(String list) {
    Matcher link = Pattern.compile("href=\"(/demo/courriels/\\d+)\"").matcher(list);
    assertThat(link.find()).as(list).isTrue();
    return link.group(1);
  }

  private static List<Integer> numbers(String list) {
    return Pattern.compile(">Numéro (\\d+)<")
        .matcher(list)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  private ResponseEntity<String> page(String address) {
    return page("coordination", address);
  }

  private ResponseEntity<String> page(String account, String address) {
    HttpHeaders headers = new HttpHeaders();
    headers.setAccept(List.of(MediaType.TEXT_HTML, MediaType.ALL));
    return http.withBasicAuth(account, "mentorat")
        .exchange(address, HttpMethod.GET, new HttpEntity<>(headers), String.class);
  }
}
