package landstock.warehouse.load;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import landstock.warehouse.load.Progress.Event;

/**
 * How fast a load goes: adds to each report what a person or a client of an event stream wants to
 * know. Used by one thread.
 */
public final class Pace {
  private static final double NANOS = 1e9;

  /** Before this a rate says nothing. */
  private static final double SETTLED_SECONDS = 0.5;

  private static final double SETTLED_SHARE = 0.02;

  /**
   * A report with its pace.
   *
   * @param share done, in [0, 1]
   * @param seconds since the step began
   * @param rowsPerSecond mean of the step; empty where it reads no rows or has just begun
   * @param remainingSeconds of the step, if it goes on as before; empty while that cannot be said
   */
  public record Reading(
      Event event,
      double share,
      double seconds,
      OptionalDouble rowsPerSecond,
      OptionalDouble remainingSeconds) {}

  private final LongSupplier nanos;
  private String step = "";
  private long began;

  /**
   * @param nanos a clock such as {@link System#nanoTime}
   */
  public Pace(LongSupplier nanos) {
    this.nanos = nanos;
  }

  public Reading at(Event event) {
    String name = event.survey() + " " + event.step();
    long now = nanos.getAsLong();
    if (!name.equals(step)) {
      step = name;
      began = now;
    }
    double seconds = (now - began) / NANOS;
    double share =
        event.total() <= 0 ? 0 : Math.max(0, Math.min(1, (double) event.done() / event.total()));
    boolean settled = seconds >= SETTLED_SECONDS;
    return new Reading(
        event,
        share,
        seconds,
        settled && event.rows() > 0
            ? OptionalDouble.of(event.rows() / seconds)
            : OptionalDouble.empty(),
        settled && share >= SETTLED_SHARE
            ? OptionalDouble.of(seconds * (1 - share) / share)
            : OptionalDouble.empty());
  }
}
