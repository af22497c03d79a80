package landstock.warehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotIdTest {
  private static final LocalDate DAY = LocalDate.of(2023, 12, 31);

  @Test
  void the_first_revision_is_one() {
    assertThat(SnapshotId.next("heping", DAY, List.of())).isEqualTo("heping-2023-12-31-r1");
  }

  @Test
  void the_next_revision_is_one_more_than_the_greatest_ever_given() {
    assertThat(
            SnapshotId.next(
                "heping",
                DAY,
                List.of("heping-2023-12-31-r9", "heping-2023-12-31-r10", "heping-2024-12-31-r77")))
        .isEqualTo("heping-2023-12-31-r11");
  }
}
