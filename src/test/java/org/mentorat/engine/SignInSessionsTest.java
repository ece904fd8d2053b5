package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database keeps of who is signed in. */
@MentoratTest
class SignInSessionsTest {

  private static final String ME = "/camunda/api/admin/auth/user/default";

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private JdbcClient database;

  private String mentor;

  @BeforeEach
  void account() {
    mentor = probe.account(Roles.MENTORS);
  }

  @Test
  void no_password_is_kept_with_a_session() {
    Web.anonymous(port).signIn(probe.account(Roles.MENTORS), "presque-le-bon-mot-de-passe");
    assertThat(kept()).isNotEmpty().noneMatch(bytes -> bytes.contains("presque-le-bon"));

    Web.browser(port, mentor, Probe.PASSWORD).asWebapp().get(ME);
    assertThat(kept())
        .anyMatch(bytes -> bytes.contains(mentor))
        .noneMatch(bytes -> bytes.contains(Probe.PASSWORD));
  }

  @Test
  void what_another_version_wrote_into_a_session_signs_the_person_out_and_no_more() {
    Web web = Web.browser(port, mentor, Probe.PASSWORD).asWebapp();
    assertThat(web.get(ME).status()).isEqualTo(200);

    database
        .sql(
            """
            update spring_session_attributes set attribute_bytes = 'not this version''s'
            where session_primary_id in (
              select primary_id from spring_session where principal_name = :mentor)
            """)
        .param("mentor", mentor)
        .update();

    assertThat(web.get(ME).status()).isEqualTo(401);
    assertThat(web.with("Accept", "text/html").get("/camunda/app/tasklist/").location())
        .endsWith("/connexion");
    web.without("Accept").signIn(mentor, Probe.PASSWORD);
    assertThat(web.get(ME).json().path("userId").asText()).isEqualTo(mentor);
  }

  @Test
  void a_session_that_was_signed_out_leaves_nothing() {
    Web web = Web.browser(port, mentor, Probe.PASSWORD).asWebapp();
    assertThat(sessions()).isEqualTo(1);
    web.post(ME + "/logout", "");
    assertThat(sessions()).isZero();
  }

  private long sessions() {
    return database
        .sql("select count(*) from spring_session where principal_name = :mentor")
        .param("mentor", mentor)
        .query(Long.class)
        .single();
  }

  private List<String> kept() {
    return database
        .sql("select attribute_bytes from spring_session_attributes")
        .query(byte[].class)
        .list()
        .stream()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toList();
  }
}
