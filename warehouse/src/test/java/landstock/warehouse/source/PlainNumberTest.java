package landstock.warehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberTest {
  @ParameterizedTest
  @CsvSource({
    "1.20101001E8, 120101001",
    "1.20101001000e+008, 120101001",
    "10101.00000000000, 10101",
    "12.50, 12.5",
    "-0.0, 0",
    "0010, 0010",
    "1e-5, 0.00001",
    "1e999, 1E+999",
    "ｅ, ｅ",
    "a.b, a.b",
    "****, ****",
  })
  void texts_that_are_numbers_lose_what_nobody_wrote(String text, String plain) {
    assertThat(PlainNumber.of(text)).isEqualTo(plain);
  }

  @Test
  void doubles_have_their_shortest_digits() {
    assertThat(PlainNumber.of(120101001.0)).isEqualTo("120101001");
    assertThat(PlainNumber.of(0.1)).isEqualTo("0.1");
    assertThat(PlainNumber.of(1e20)).isEqualTo("100000000000000000000");
    assertThat(PlainNumber.of(-0.0)).isEqualTo("0");
    assertThat(PlainNumber.of(Double.NaN)).isEqualTo("NaN");
  }
}
