package org.mentorat.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

@MentoratTest
@Transactional
class MatchingPlanTest {

  @Autowired private Matching matching;
  @Autowired private JdbcTemplate sql;

  @Test
  void readsOneNarrowTableAndIndexesAmongTenThousandMentors() {
    MentorCrowd.fill(sql, 10_000, 1_000);

    Ranking ranking = matching.rank(MentorCrowd.reference(1), Locale.FRENCH);
    String plan = matching.plan(MentorCrowd.reference(1));

    assertThat(ranking.candidates()).hasSize(10);
    assertThat(ranking.exclusions()).hasSize(50);
    assertThat(
            ranking.eligible()
                + ranking.excludedByRule().entrySet().stream()
                    .filter(rule -> rule.getKey() != Rule.OTHER_PROJECT)
                    .mapToInt(rule -> rule.getValue())
                    .sum())
        .isEqualTo(10_000);
    assertThat(plan)
        .contains("matching_profile")
        .contains("person_by_match_key")
        .contains("mentor_superior_by_match_key")
        .contains("registration_exclusion_by_match_key")
        .doesNotContain("Seq Scan on person")
        // Counting all mentors, which reads no column, may scan them.
        .doesNotContainPattern("Seq Scan on mentor \\w*.*width=[1-9]")
        .doesNotContain("Seq Scan on mentor_")
        .doesNotContain("Seq Scan on assignment")
        .doesNotContain("JIT");
  }
}
