package landstock.sql.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import landstock.sql.problem.LandstockException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoSpaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/store/x: No space left on device",
        "/store/x: 设备上没有空间",
        "IO Error: Could not write file \"x\": File too large",
        "sqlite3_exec(COMMIT) failed: database or disk is full",
        "Disk quota exceeded",
      })
  void the_words_of_every_program_are_known_however_deep_they_lie(String text) {
    IOException cause = new IOException(text);
    assertThat(NoSpace.isReasonOf(cause)).isTrue();
    assertThat(
            NoSpace.isReasonOf(
                new LandstockException(Code.INTERNAL, "x", new UncheckedIOException(cause))))
        .isTrue();
  }

  @Test
  void what_was_told_once_is_known_again_and_other_failures_are_not_taken_for_it() {
    LandstockException told = NoSpace.stopped("the copy", new IOException("ENOSPC"));
    assertThat(told.code()).isEqualTo(Code.DISK_FULL);
    assertThat(NoSpace.isReasonOf(new IllegalStateException(told))).isTrue();
    assertThat(NoSpace.isReasonOf(new IOException("Input/output error"))).isFalse();
    assertThat(NoSpace.isReasonOf(new IOException())).isFalse();
  }
}
