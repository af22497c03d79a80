package landstock.warehouse.load;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.load.LoadStatus.State;
import landstock.warehouse.load.LoadStatus.Step;
import landstock.warehouse.load.LoadStatus.Worker;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a load to the one who started it, and to all who watch the store. The lock of the store
 * is held.
 */
final class WatchedLoad implements Progress, AutoCloseable {
  /** Between two writings within a step. */
  private static final long NANOS = 200_000_000L;

  private final StatusFile file;
  private final String pack;
  private final Progress starter;
  private final String id = UUID.randomUUID().toString();
  private final Instant started = Instant.now();
  private final Worker self = Worker.self();
  private final Pace pace = new Pace(System::nanoTime);
  private @Nullable Step step;
  private long written;
  private boolean ended;

  WatchedLoad(Path home, String pack, Progress starter) {
    this.file = new StatusFile(home);
    this.pack = pack;
    this.starter = starter;
    write(State.RUNNING, List.of(), null);
  }

  @Override
  public void at(Event event) {
    starter.at(event);
    @Nullable Step before = step;
    Step now = Step.of(pace.at(event));
    step = now;
    boolean news =
        before == null
            || !before.name().equals(now.name())
            || !before.survey().equals(now.survey())
            || now.share() >= 1;
    if (news || System.nanoTime() - written >= NANOS) {
      write(State.RUNNING, List.of(), null);
    }
  }

  void published(List<String> snapshots) {
    end(State.PUBLISHED, snapshots, null);
  }

  /**
   * @param snapshots that were published before it failed
   */
  void failed(LandstockException why, List<String> snapshots) {
    State state = why.code() == Code.REJECTED ? State.REJECTED : State.FAILED;
    String hint = why.hint().map(h -> "\n" + h).orElse("");
    end(state, snapshots, why.text() + hint);
  }

  /** Nobody has said how it ended: that is an error of ours. */
  @Override
  public void close() {
    if (!ended) {
      end(State.FAILED, List.of(), "it ended by an error of the program; its log says more");
    }
  }

  private void end(State state, List<String> snapshots, @Nullable String problem) {
    ended = true;
    write(state, snapshots, problem);
  }

  private void write(State state, List<String> snapshots, @Nullable String problem) {
    written = System.nanoTime();
    file.write(
        new LoadStatus(id, pack, state, started, Instant.now(), self, step, snapshots, problem));
  }
}
