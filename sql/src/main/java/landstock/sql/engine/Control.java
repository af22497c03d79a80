package landstock.sql.engine;

import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One statement as others see it, from the moment it is asked until it is over: its id, how far it
 * is, and a way to stop it. Belongs to one statement. Thread-safe.
 */
public final class Control {
  private final String id;
  private boolean cancelled;
  private @Nullable Runnable cancelling;
  private @Nullable Supplier<OptionalDouble> measuring;
  private OptionalDouble progress = OptionalDouble.empty();

  /**
   * @param id unique among the statements under way
   */
  public Control(String id) {
    this.id = id;
  }

  /** With an id of its own, a UUID. */
  public static Control create() {
    return new Control(UUID.randomUUID().toString());
  }

  public String id() {
    return id;
  }

  /** Stops the statement, also one that has not begun; its thread sees CANCELLED. */
  public void cancel() {
    Runnable now;
    synchronized (this) {
      cancelled = true;
      now = cancelling;
    }
    if (now != null) {
      now.run();
    }
  }

  public synchronized boolean cancelled() {
    return cancelled;
  }

  /** The part that is done, 0 to 1, never less than before; empty where that is not known. */
  public OptionalDouble progress() {
    Supplier<OptionalDouble> source;
    synchronized (this) {
      source = measuring;
    }
    OptionalDouble measured = source == null ? OptionalDouble.empty() : source.get();
    synchronized (this) {
      if (measured.isPresent()) {
        double bounded = Math.min(1, Math.max(0, measured.getAsDouble()));
        progress = OptionalDouble.of(Math.max(bounded, progress.orElse(0)));
      }
      return progress;
    }
  }

  /**
   * An engine took the statement. If it was cancelled meanwhile, {@code cancel} runs at once.
   *
   * @param cancel asks the engine to stop it; may be called by any thread, more than once
   * @param measure how far it is, 0 to 1, as far as the engine knows
   */
  public void begins(Runnable cancel, Supplier<OptionalDouble> measure) {
    boolean already;
    synchronized (this) {
      cancelling = cancel;
      measuring = measure;
      already = cancelled;
    }
    if (already) {
      cancel.run();
    }
  }

  /** The statement is over; from now on nothing is asked of the engine. */
  public synchronized void ends() {
    cancelling = null;
    measuring = null;
  }
}
