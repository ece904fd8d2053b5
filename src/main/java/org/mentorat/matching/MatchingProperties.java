package org.mentorat.matching;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mentors are compared, {@code mentorat.matching.*}.
 *
 * @param shown how many candidates a coordinator sees
 * @param exclusionsShown how many excluded mentors a coordinator sees by name
 * @param fullExperience years more than the mentee from which experience gives all its points (R47)
 * @param fullText which part of the words of the request, found in a mentor's texts, gives all the
 *     points of the text: 0.5 is half of them
 */
@Validated
@ConfigurationProperties("mentorat.matching")
record MatchingProperties(
    @DefaultValue("10") @Min(1) @Max(100) int shown,
    @DefaultValue("50") @Min(0) @Max(500) int exclusionsShown,
    @DefaultValue("10") @Positive double fullExperience,
    @DefaultValue("0.5") @DecimalMin("0.01") @DecimalMax("1") double fullText,
    @DefaultValue @NotNull @Valid Weights weights) {

  /**
   * What each criterion can give at most, in any unit: only their proportions count. A mentor gets
   * the weight of the same workplace or that of the same region, never both (R34). Workplace 0
   * seeks mentors across units (R59).
   */
  record Weights(
      @DefaultValue("55") @PositiveOrZero double needs,
      @DefaultValue("15") @PositiveOrZero double text,
      @DefaultValue("12") @PositiveOrZero double workplace,
      @DefaultValue("6") @PositiveOrZero double region,
      @DefaultValue("8") @PositiveOrZero double experience,
      @DefaultValue("10") @PositiveOrZero double load) {

    /** The points out of 100 that this weight stands for. */
    double points(double weight) {
      return 100 * weight / total();
    }

    /** Between peers, whose experience is not compared (R106). */
    Weights ofPeers() {
      return new Weights(needs, text, workplace, region, 0, load);
    }

    private double total() {
      return needs + text + workplace + experience + load;
    }

    @AssertTrue(message = "needs must weigh more than any other criterion (R81)")
    boolean isNeedsFirst() {
      return Stream.of(text, workplace, experience, load).allMatch(other -> needs > other);
    }

    @AssertTrue(message = "the same region cannot weigh more than the same workplace (R34)")
    boolean isWorkplaceBeforeRegion() {
      return region <= workplace;
    }
  }
}
