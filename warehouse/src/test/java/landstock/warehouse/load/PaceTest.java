package landstock.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import landstock.warehouse.load.Progress.Event;
import landstock.warehouse.load.Progress.Unit;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = new Pace(nanos::get);

  private Pace.Reading at(String step, long done, long rows, double seconds) {
    nanos.set((long) (seconds * 1e9));
    return pace.at(new Event("2023", step, done, 100, Unit.BYTES, rows));
  }

  @Test
  void a_quarter_in_two_seconds_leaves_six() {
    at("parcel", 0, 0, 10);
    Pace.Reading reading = at("parcel", 25, 1_000, 12);
    assertThat(reading.share()).isEqualTo(0.25);
    assertThat(reading.rowsPerSecond()).hasValue(500);
    assertThat(reading.remainingSeconds()).hasValue(6);
  }

  @Test
  void a_step_that_has_just_begun_promises_nothing_and_the_next_begins_anew() {
    at("parcel", 0, 0, 0);
    assertThat(at("parcel", 50, 10, 0.1).remainingSeconds()).isEmpty();
    assertThat(at("building", 0, 0, 100).seconds()).isZero();
  }

  @Test
  void a_total_of_nothing_is_no_share() {
    assertThat(pace.at(new Event("2023", "rules", 0, 0, Unit.STEPS)).share()).isZero();
  }
}
