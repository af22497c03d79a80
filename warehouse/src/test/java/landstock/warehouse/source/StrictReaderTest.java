package landstock.warehouse.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrictReaderTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private static String read(byte[] bytes, Charset charset) throws IOException {
    StringBuilder text = new StringBuilder();
    try (StrictReader reader = new StrictReader(new ByteArrayInputStream(bytes), charset)) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  @Test
  void a_byte_order_mark_is_not_text() throws IOException {
    assertThat(read("\uFEFF和平".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo("和平");
  }

  @Test
  void four_byte_characters_survive_the_edge_of_a_buffer() throws IOException {
    String text = "x".repeat((1 << 16) - 1) + "𠮷和".repeat(30_000);
    assertThat(read(text.getBytes(GB18030), GB18030)).isEqualTo(text);
    assertThat(read(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void the_first_wrong_byte_is_named_with_offset_and_line() {
    byte[] bytes = "ab\ncd\n?".getBytes(StandardCharsets.UTF_8);
    bytes[6] = (byte) 0xFF;
    assertThatThrownBy(() -> read(bytes, StandardCharsets.UTF_8))
        .isInstanceOfSatisfying(
            StrictReader.BadByte.class,
            e -> {
              assertThat(e.offset()).isEqualTo(6);
              assertThat(e.line()).isEqualTo(3);
              assertThat(e.cutOff()).isFalse();
            });
  }

  @Test
  void a_character_cut_off_by_the_end_of_the_file_is_wrong() {
    byte[] whole = "和".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, 2), StandardCharsets.UTF_8))
        .isInstanceOfSatisfying(StrictReader.BadByte.class, e -> assertThat(e.cutOff()).isTrue());
  }
}
