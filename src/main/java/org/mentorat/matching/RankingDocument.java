package org.mentorat.matching;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What {@code ranking.sql} answers. */
record RankingDocument(
    String language,
    int needed,
    int words,
    int eligible,
    int elsewhere,
    Map<Rule, Integer> excluded,
    List<RankedMentor> candidates,
    List<ExcludedMentor> exclusions) {

  record RankedMentor(
      String account,
      String name,
      String workplace,
      String region,
      boolean sameWorkplace,
      boolean sameRegion,
      int load,
      int capacity,
      int yearsMore,
      List<String> covered,
      List<String> shared,
      BigDecimal score,
      Points points) {}

  record Points(
      BigDecimal needs,
      BigDecimal text,
      BigDecimal workplace,
      BigDecimal experience,
      BigDecimal load) {}

  record ExcludedMentor(String account, String name, Rule rule, int load, int capacity) {}
}
