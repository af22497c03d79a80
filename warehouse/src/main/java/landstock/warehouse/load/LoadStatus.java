package landstock.warehouse.load;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the load of a store is, or how its last one ended: what others than the one who started
 * it can know.
 *
 * @param id of this run
 * @param pack that is loaded
 * @param at when this was so
 * @param process that loads, on the machine of the store
 * @param step the last that was told of; null before the first
 * @param snapshots ids of what it published, oldest survey first
 * @param problem why it ended without publishing everything, with what to do; null where it did
 */
public record LoadStatus(
    String id,
    String pack,
    State state,
    Instant startedAt,
    Instant at,
    Worker process,
    @Nullable Step step,
    List<String> snapshots,
    @Nullable String problem) {

  /** Where a load is. */
  public enum State {
    RUNNING,
    PUBLISHED,
    /** A finding blocks. */
    REJECTED,
    FAILED,
    /** Its process is gone and said nothing. */
    INTERRUPTED
  }

  /**
   * A process; one of the same number that began at another time is another. Linux tells that time
   * by a clock that may have been set since, a little.
   */
  public record Worker(long pid, @Nullable Instant startedAt) {
    private static final Duration CLOCK_SET = Duration.ofSeconds(5);

    static Worker self() {
      ProcessHandle self = ProcessHandle.current();
      return new Worker(self.pid(), self.info().startInstant().orElse(null));
    }

    boolean lives() {
      Optional<ProcessHandle> found = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
      Instant began = found.flatMap(p -> p.info().startInstant()).orElse(startedAt);
      return found.isPresent()
          && (startedAt == null
              || Duration.between(startedAt, began).abs().compareTo(CLOCK_SET) <= 0);
    }
  }

  /**
   * A {@link Progress.Event} and its {@link Pace}.
   *
   * @param share done, in [0, 1]
   * @param rowsPerSecond null where the step reads no rows or has just begun
   * @param remainingSeconds of the step; null while that cannot be said
   */
  public record Step(
      String survey,
      String name,
      String finished,
      long done,
      long total,
      Progress.Unit unit,
      double share,
      long rows,
      @Nullable Double rowsPerSecond,
      @Nullable Double remainingSeconds) {

    static Step of(Pace.Reading reading) {
      Progress.Event event = reading.event();
      return new Step(
          event.survey(),
          event.step(),
          event.finished(),
          event.done(),
          event.total(),
          event.unit(),
          reading.share(),
          event.rows(),
          reading.rowsPerSecond().isPresent() ? reading.rowsPerSecond().getAsDouble() : null,
          reading.remainingSeconds().isPresent() ? reading.remainingSeconds().getAsDouble() : null);
    }
  }

  public LoadStatus {
    snapshots = List.copyOf(snapshots);
  }

  /** Of the last load into a store, which may be under way; empty before the first. */
  public static Optional<LoadStatus> of(Path home) {
    return new StatusFile(home).read().map(LoadStatus::now);
  }

  public boolean running() {
    return state == State.RUNNING;
  }

  /** The same while nobody can ask yet what it has published. */
  public LoadStatus unseen() {
    return as(State.RUNNING, List.of(), null);
  }

  /** Who was killed cannot say so. */
  private LoadStatus now() {
    return running() && !process.lives()
        ? as(
            State.INTERRUPTED,
            snapshots,
            "its process is gone; the store is as the last whole snapshot left it: load again")
        : this;
  }

  private LoadStatus as(State other, List<String> published, @Nullable String why) {
    return new LoadStatus(id, pack, other, startedAt, at, process, step, published, why);
  }
}
