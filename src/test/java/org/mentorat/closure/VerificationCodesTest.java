package org.mentorat.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationCodesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IOBA-EFGH-2345-WXYZ",
        "ioba-efgh-2345-wxyz",
        "  IOBA EFGH 2345 WXYZ ",
        "iobaefgh2345wxyz",
        "IOBA\u2011EFGH\u2013 2345.WXYZ\u00a0",
        "108A-EFGH-2345-WXYZ"
      })
  void aCodeIsReadHoweverItIsTyped(String typed) {
    assertThat(VerificationCodes.read(typed)).contains("IOBA-EFGH-2345-WXYZ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "IOBA-EFGH-2345-WXY",
        "IOBA-EFGH-2345-WXYZA",
        "IOBA-EFGH-2345-WXY9",
        "İOBÀ-EFGH-2345-WXYZ"
      })
  void whatCannotBeACodeIsNone(String typed) {
    assertThat(VerificationCodes.read(typed)).isEmpty();
  }

  @Test
  void everyCodeReadsAsItself() {
    for (String code : Stream.generate(VerificationCodes::next).limit(200).toList()) {
      assertThat(VerificationCodes.read(code)).contains(code);
    }
  }

  /** 5 bits for each of 16 characters: none of the 32 is left out. */
  @Test
  void everyCharacterComesUp() {
    String codes =
        Stream.generate(VerificationCodes::next).limit(500).collect(Collectors.joining());
    assertThat(codes.replace("-", "").chars().distinct().count()).isEqualTo(32);
  }
}
