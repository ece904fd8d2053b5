package org.mentorat.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.mentorat.engine.RequestLimitsProperties.Limit;

/**
 * One limit, counted for each key in this node's memory. A key that nobody used for as long as the
 * limit lasts has all its tries again, and is forgotten.
 */
final class Buckets {

  /** More keys than a node can be asked with in the time of a limit; so the memory is bounded. */
  private static final int KEYS = 100_000;

  private final Cache<String, Bucket> buckets;
  private final Bandwidth bandwidth;

  Buckets(Limit limit) {
    bandwidth =
        Bandwidth.builder()
            .capacity(limit.times())
            .refillGreedy(limit.times(), limit.within())
            .build();
    buckets = Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(limit.within()).build();
  }

  /**
   * Uses one try.
   *
   * @return zero, or how long until there is one
   */
  Duration take(String key) {
    return rounded(bucket(key).tryConsumeAndReturnRemaining(1));
  }

  /** Whether there is a try left, without using it. */
  Duration look(String key) {
    Bucket bucket = buckets.getIfPresent(key);
    if (bucket == null) {
      return Duration.ZERO;
    }
    long wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    return rounded(wait);
  }

  private Bucket bucket(String key) {
    return buckets.get(key, unused -> Bucket.builder().addLimit(bandwidth).build());
  }

  private static Duration rounded(ConsumptionProbe probe) {
    return probe.isConsumed() ? Duration.ZERO : rounded(probe.getNanosToWaitForRefill());
  }

  // Up to whole seconds: that is what Retry-After says.
  private static Duration rounded(long nanos) {
    long second = TimeUnit.SECONDS.toNanos(1);
    return Duration.ofSeconds((nanos + second - 1) / second);
  }
}
