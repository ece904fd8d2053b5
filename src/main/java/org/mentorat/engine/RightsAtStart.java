package org.mentorat.engine;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts groups, rights, filters and the accounts that must exist in place, before the first request
 * is answered.
 */
@Component
class RightsAtStart implements SmartInitializingSingleton {

  /** Any number that nothing else in this database locks. */
  private static final long LOCK = 0x52696768747321L;

  private final Rights rights;
  private final Filters filters;
  private final Accounts accounts;
  private final JdbcTemplate sql;
  private final TransactionTemplate transaction;

  RightsAtStart(
      Rights rights,
      Filters filters,
      Accounts accounts,
      JdbcTemplate sql,
      TransactionTemplate transaction) {
    this.rights = rights;
    this.filters = filters;
    this.accounts = accounts;
    this.sql = sql;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          // Nodes that start together do this one after the other.
          sql.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
          rights.establish();
          filters.establish();
          accounts.establish();
        });
  }
}
