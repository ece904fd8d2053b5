package org.mentorat.matching;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

/**
 * How long a ranking takes among many mentors, with a database of its own:
 *
 * <pre>mvn test -Dtest=MatchingBenchmark -Dtests.excluded=none -Dmentors=10000</pre>
 *
 * Prints the times, with how busy the machine is, and leaves the query plan in {@code
 * target/matching-plan.txt}, or where {@code -Dplan=} says.
 */
@Tag("benchmark")
@SpringBootTest(properties = "spring.jmx.default-domain=benchmark")
@ActiveProfiles("test")
class MatchingBenchmark {

  private static final int MENTEES = 500;
  private static final int WARM_UP = 200;

  @Autowired private Matching matching;
  @Autowired private JdbcTemplate sql;

  @Test
  void ranking() throws IOException {
    int mentors = Integer.getInteger("mentors", 10_000);
    MentorCrowd.fill(sql, mentors, MENTEES);
    sql.execute("vacuum analyze");
    String mentor = "crowd-1";
    List<String> references =
        IntStream.rangeClosed(1, MENTEES).mapToObj(MentorCrowd::reference).toList();

    System.out.printf(
        "%d mentors, %d mentees, PostgreSQL and application on one machine, %d processors%n",
        mentors, MENTEES, Runtime.getRuntime().availableProcessors());
    measure("rank", n -> matching.rank(references.get(n), Locale.CANADA_FRENCH));
    measure("choice", n -> matching.choice(references.get(n), mentor, null));
    measure("anyCandidate", n -> matching.anyCandidate(references.get(n)));
    measure("fits", n -> matching.fits(references.get(n), mentor));
    measure("waitingFor 100", n -> matching.waitingFor(mentor, references.subList(0, 100)));

    Path plan = Path.of(System.getProperty("plan", "target/matching-plan.txt"));
    Files.writeString(plan, matching.plan(references.get(0)) + "\n");
    System.out.println("plan: " + plan);
  }

  private static void measure(String what, IntConsumer call) {
    for (int n = 0; n < WARM_UP; n++) {
      call.accept(n % MENTEES);
    }
    long[] times = new long[MENTEES];
    for (int n = 0; n < MENTEES; n++) {
      long start = System.nanoTime();
      call.accept(n);
      times[n] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    System.out.printf(
        "%-16s p50 %6.1f ms   p95 %6.1f ms   p99 %6.1f ms   max %6.1f ms   load %.1f%n",
        what,
        at(times, 0.50),
        at(times, 0.95),
        at(times, 0.99),
        at(times, 1),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static double at(long[] sorted, double part) {
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return Duration.ofNanos(sorted[index]).toNanos() / 1e6;
  }
}
