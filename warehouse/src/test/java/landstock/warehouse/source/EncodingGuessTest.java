package landstock.warehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingGuessTest {
  private static final String TEXT = "统一社会信用代码,企业名称,营业收入\n91350200776049653A,天津市和平区某某有限公司,12.5\n";

  private static EncodingGuess guess(byte[] bytes) {
    return EncodingGuess.of(bytes, true);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8, 0.99",
    "GBK, GB18030, 0.95",
    "GB18030, GB18030, 0.95",
    "UTF-16, UTF-16, 1",
    "Big5, GB18030, 0",
  })
  void an_encoding_is_told_with_its_confidence(String written, String told, double atLeast) {
    EncodingGuess guess = guess(TEXT.getBytes(Charset.forName(written)));
    assertThat(guess.confidence()).isGreaterThanOrEqualTo(atLeast);
    if (atLeast > 0) {
      assertThat(guess.name()).isEqualTo(told);
    } else {
      assertThat(guess.confidence()).isLessThan(0.9);
    }
  }

  @Test
  void latin_text_in_utf_16_without_a_mark_is_told_by_its_zeros() {
    assertThat(guess("code,year\n1,2\n".getBytes(StandardCharsets.UTF_16LE)).name())
        .isEqualTo("UTF-16LE");
    assertThat(guess("code,year\n1,2\n".getBytes(StandardCharsets.UTF_16BE)).name())
        .isEqualTo("UTF-16BE");
  }

  @Test
  void bytes_of_no_encoding_are_not_called_text() {
    byte[] bytes = {(byte) 0xFF, (byte) 0xFF, 'a', (byte) 0x80, (byte) 0xFF};
    assertThat(guess(bytes).confidence()).isZero();
  }

  @Test
  void a_character_cut_by_the_end_of_the_sample_is_no_error() {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(bytes, 4);
    assertThat(EncodingGuess.of(cut, false).name()).isEqualTo("UTF-8");
    assertThat(EncodingGuess.of(cut, true).name()).isNotEqualTo("UTF-8");
  }
}
