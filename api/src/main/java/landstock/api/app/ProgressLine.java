package landstock.api.app;

import java.util.Locale;
import landstock.api.format.Cell;
import landstock.warehouse.load.Pace;
import landstock.warehouse.load.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Progress for people: on a terminal one bar per step with rows, rate and the time that remains;
 * elsewhere a line when a step begins, one every ten seconds and one when it ends. Used by one
 * thread.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final double BAR_EVERY_SECONDS = 0.1;
  private static final double LINE_EVERY_SECONDS = 10;
  private static final int BAR = 24;
  private static final int NAME = 28;
  private static final int MINUTE = 60;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Console console;
  private final Pace pace = new Pace(System::nanoTime);
  private Pace.@Nullable Reading last;
  private double shownSeconds;

  ProgressLine(Console console) {
    this.console = console;
  }

  @Override
  public void at(Event event) {
    Pace.@Nullable Reading before = last;
    Pace.Reading reading = pace.at(event);
    boolean newStep = before == null || !name(before).equals(name(reading));
    if (newStep) {
      finish();
      shownSeconds = 0;
    }
    last = reading;
    double every = console.terminal() ? BAR_EVERY_SECONDS : LINE_EVERY_SECONDS;
    if (newStep || reading.seconds() - shownSeconds >= every) {
      shownSeconds = reading.seconds();
      show(reading, newStep);
    }
  }

  private void show(Pace.Reading reading, boolean newStep) {
    if (console.terminal()) {
      console.err().print(CLEAR_LINE + bar(reading));
      console.err().flush();
    } else if (newStep) {
      console.err().println(name(reading) + size(reading.event()));
    } else {
      console.err().println(name(reading) + ", " + percent(reading) + pace(reading));
    }
  }

  /** The step at hand is over: it stays to be read. */
  private void finish() {
    if (last == null) {
      return;
    }
    if (console.terminal()) {
      console.err().println(CLEAR_LINE + bar(last));
    } else if (last.event().rows() > 0) {
      console.err().println(name(last) + ", done" + pace(last));
    }
  }

  @Override
  public void close() {
    finish();
    last = null;
    console.err().flush();
  }

  private static String name(Pace.Reading reading) {
    return reading.event().survey() + " " + reading.event().step();
  }

  private static String size(Event event) {
    return event.unit() == Unit.BYTES
        ? String.format(Locale.ROOT, ", %.1f MB", event.total() / 1e6)
        : "";
  }

  private static String bar(Pace.Reading reading) {
    int full = (int) Math.round(reading.share() * BAR);
    String name = name(reading);
    return name
        + " ".repeat(Math.max(1, NAME - Cell.width(name)))
        + "█".repeat(full)
        + "░".repeat(BAR - full)
        + " "
        + percent(reading)
        + pace(reading);
  }

  private static String percent(Pace.Reading reading) {
    return String.format(Locale.ROOT, "%3.0f %%", reading.share() * 100);
  }

  private static String pace(Pace.Reading reading) {
    StringBuilder text = new StringBuilder();
    if (reading.event().rows() > 0) {
      text.append(String.format(Locale.ROOT, ", %,d rows", reading.event().rows()));
    }
    reading
        .rowsPerSecond()
        .ifPresent(r -> text.append(String.format(Locale.ROOT, ", %,.0f rows/s", r)));
    boolean done = reading.share() >= 1;
    if (done && reading.seconds() >= 1) {
      text.append(", ").append(duration(reading.seconds()));
    } else if (!done) {
      reading
          .remainingSeconds()
          .ifPresent(s -> text.append(", ").append(duration(s)).append(" left"));
    }
    return text.toString();
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < MINUTE
        ? whole + " s"
        : String.format(Locale.ROOT, "%d min %02d s", whole / MINUTE, whole % MINUTE);
  }
}
