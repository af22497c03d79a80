package landstock.api.app;

import java.util.Locale;
import landstock.api.format.Cell;
import landstock.warehouse.load.Progress;

/**
 * Progress for people: one line that moves on a terminal, one line per step elsewhere. Used by one
 * thread.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long EVERY_NANOS = 100_000_000L;
  private static final int BAR = 24;
  private static final int NAME = 28;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Console console;
  private String step = "";
  private long shownNanos;

  ProgressLine(Console console) {
    this.console = console;
  }

  @Override
  public void at(Event event) {
    String name = event.survey() + " " + event.step();
    boolean newStep = !name.equals(step);
    step = name;
    if (!console.terminal()) {
      if (newStep) {
        console.err().println(name + size(event));
      }
      return;
    }
    long now = System.nanoTime();
    if (newStep || now - shownNanos > EVERY_NANOS) {
      shownNanos = now;
      console.err().print(CLEAR_LINE + bar(event, name));
      console.err().flush();
    }
  }

  @Override
  public void close() {
    if (console.terminal()) {
      console.err().print(CLEAR_LINE);
      console.err().flush();
    }
  }

  private static String size(Event event) {
    return event.unit() == Unit.BYTES
        ? String.format(Locale.ROOT, ", %.1f MB", event.total() / 1e6)
        : "";
  }

  private static String bar(Event event, String name) {
    double share = event.total() <= 0 ? 0 : Math.min(1, (double) event.done() / event.total());
    int full = (int) Math.round(share * BAR);
    return name
        + " ".repeat(Math.max(1, NAME - Cell.width(name)))
        + "█".repeat(full)
        + "░".repeat(BAR - full)
        + String.format(Locale.ROOT, " %3.0f %%", share * 100);
  }
}
