package org.mentorat.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which people choose their password: each is valid for a while, and the first that is
 * used ends all others of its account. The token is in the message only; what is kept is its hash.
 */
@Service
@Transactional
public class AccountLinks {

  /** Where a link leads; its token follows. */
  public static final String PAGE = "/compte/";

  /** How long the link of an invitation is valid: it waits for somebody who did not ask for it. */
  public static final Duration INVITATION = Duration.ofDays(7);

  /** How long the link to a new password is valid: somebody has just asked for it. */
  public static final Duration RESET = Duration.ofHours(4);

  private static final int TOKEN_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A link, as it is now.
   *
   * @param usable whether a password can be chosen by it
   */
  record Link(String account, boolean usable) {}

  private final JdbcClient sql;
  private final IdentityService identities;
  private final Unrestricted unrestricted;
  private final Passwords passwords;
  private final Clock clock;

  AccountLinks(
      JdbcClient sql,
      IdentityService identities,
      Unrestricted unrestricted,
      Passwords passwords,
      Clock clock) {
    this.sql = sql;
    this.identities = identities;
    this.passwords = passwords;
    this.unrestricted = unrestricted;
    this.clock = clock;
  }

  /** Whether this person has ever chosen a password by a link. */
  @Transactional(readOnly = true)
  public boolean hasBeenUsed(String account) {
    return sql.sql(
            """
            select exists (
              select 1 from account_link where account = :account and used_at is not null)
            """)
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  /**
   * A new link for this account, beside those it has: which of them arrives is not known yet.
   *
   * @param valid how long
   * @return the token
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public String issue(String account, Duration valid) {
    byte[] random = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Instant now = now();
    sql.sql(
            """
            insert into account_link (token_sha256, account, issued_at, expires_at)
            values (:hash, :account, :now, :expires)
            """)
        .param("hash", hash(token))
        .param("account", account)
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(now.plus(valid)))
        .update();
    return token;
  }

  /** The link with this token; nothing if there never was one. */
  @Transactional(readOnly = true)
  Optional<Link> find(String token) {
    return sql.sql(
            """
            select account, used_at is null and expires_at > :now as usable from account_link
            where token_sha256 = :hash
            """)
        .param("now", Timestamp.from(now()))
        .param("hash", hash(token))
        .query((row, number) -> new Link(row.getString("account"), row.getBoolean("usable")))
        .optional()
        .filter(link -> exists(link.account()));
  }

  /**
   * Gives the account this password; no link of it is valid afterwards.
   *
   * @return whether the link was still valid
   */
  boolean use(String token, String password) {
    Timestamp now = Timestamp.from(now());
    Optional<String> account =
        sql.sql(
                """
                update account_link set used_at = :now
                where token_sha256 = :hash and used_at is null and expires_at > :now
                returning account
                """)
            .param("now", now)
            .param("hash", hash(token))
            .query(String.class)
            .optional();
    account.ifPresent(mine -> change(mine, password, ""));
    return account.isPresent();
  }

  /**
   * Gives the account this password. No link of it is valid afterwards, and whoever was signed in
   * with what was known before is no longer.
   *
   * @param session that goes on: of whoever changed it
   */
  void change(String account, String password, String session) {
    sql.sql(
            """
            update account_link set expires_at = greatest(:now, issued_at + interval '1 millisecond')
            where account = :account and used_at is null and expires_at > :now
            """)
        .param("now", Timestamp.from(now()))
        .param("account", account)
        .update();
    passwords.change(account, password);
    sql.sql(
            """
            delete from spring_session
            where principal_name = :account and session_id <> :session
            """)
        .param("account", account)
        .param("session", session)
        .update();
  }

  private boolean exists(String account) {
    return unrestricted.call(() -> identities.createUserQuery().userId(account).count() == 1);
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
