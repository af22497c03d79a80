package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.testdata.Heard;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private final HandIn handIn = Heard.handIn(HandIn.Format.GEOJSON);

  @Test
  void what_ends_a_reader_names_its_hand_in() {
    LandstockException memory = Reading.failure(handIn, new OutOfMemoryError("Java heap space"));
    assertThat(memory.code()).isEqualTo(Code.MEMORY);
    assertThat(memory.text()).isEqualTo("hand-in source (file) needs more memory than there is");
    LandstockException other = Reading.failure(handIn, new StackOverflowError());
    assertThat(other.code()).isEqualTo(Code.INTERNAL);
    assertThat(other.text()).contains("source (file)", "StackOverflowError");
  }

  @Test
  void a_failure_that_has_its_words_keeps_them() {
    LandstockException known = new LandstockException(Code.CANCELLED, "enough");
    assertThat(Reading.failure(handIn, known)).isSameAs(known);
  }
}
