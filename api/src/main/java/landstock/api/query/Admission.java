package landstock.api.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;

/**
 * Lets a bounded number of statements run and a bounded number wait, first come first served, and
 * tells which ones there are. Thread-safe.
 */
public final class Admission {
  private final int maxRunning;
  private final int maxWaiting;
  private final Duration patience;

  /** Both by id, in the order in which they came. */
  private final Map<String, Statement> running = new LinkedHashMap<>();

  private final Map<String, Turn> line = new LinkedHashMap<>();

  /**
   * @param maxRunning statements at a time
   * @param maxWaiting further ones, before new ones are sent away
   * @param patience how long one waits at most
   */
  public Admission(int maxRunning, int maxWaiting, Duration patience) {
    this.maxRunning = maxRunning;
    this.maxWaiting = maxWaiting;
    this.patience = patience;
  }

  /**
   * A statement as it stands.
   *
   * @param position 0 when it runs, else its place in the line, from 1
   */
  record Seen(Statement statement, int position) {}

  private record Turn(Statement statement, CompletableFuture<Boolean> come) {}

  /**
   * The same way to answers for those who are let in. Each waits for a place, and holds it until
   * its answer is closed; so nobody may ask while reading an answer. Besides what {@code ask}
   * throws, BUSY if too many wait or the patience ends; CANCELLED if interrupted or cancelled;
   * INVALID_ARGUMENT if a statement of this id is under way.
   */
  public Ask before(Ask ask) {
    return question -> {
      Statement statement = new Statement(question.control(), question.sql(), Instant.now());
      enter(statement).ifPresent(this::await);
      try {
        Answer answer = ask.ask(question);
        Admitted rows = new Admitted(answer.rows(), () -> leave(statement));
        return new Answer(answer.snapshot(), answer.columns(), rows);
      } catch (RuntimeException | Error e) {
        leave(statement);
        throw e;
      }
    };
  }

  /** Those that run, then those that wait, each in the order in which they came. */
  synchronized List<Seen> statements() {
    List<Seen> seen = new ArrayList<>();
    running.values().forEach(s -> seen.add(new Seen(s, 0)));
    int position = 1;
    for (Turn turn : line.values()) {
      seen.add(new Seen(turn.statement(), position++));
    }
    return seen;
  }

  private synchronized Optional<Turn> enter(Statement statement) {
    String id = statement.control().id();
    if (running.containsKey(id) || line.containsKey(id)) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "a statement with the id " + id + " is under way");
    }
    if (running.size() < maxRunning && line.isEmpty()) {
      running.put(id, statement);
      return Optional.empty();
    }
    if (line.size() >= maxWaiting) {
      throw busy(maxWaiting + " statements are waiting already");
    }
    Turn turn = new Turn(statement, new CompletableFuture<>());
    line.put(id, turn);
    return Optional.of(turn);
  }

  private void await(Turn turn) {
    turn.statement()
        .control()
        .begins(() -> turn.come().completeExceptionally(cancelled()), OptionalDouble::empty);
    try {
      turn.come().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      int position = giveUp(turn);
      throw busy(
          "no place among the running statements for "
              + patience.toMillis()
              + " ms; it was number "
              + position
              + " in line");
    } catch (InterruptedException e) {
      giveUp(turn);
      Thread.currentThread().interrupt();
      throw cancelled();
    } catch (ExecutionException e) {
      giveUp(turn);
      throw cancelled();
    }
  }

  /** Gives its last position. Who gives up may have been let in at the same moment. */
  private synchronized int giveUp(Turn turn) {
    String id = turn.statement().control().id();
    int position = new ArrayList<>(line.keySet()).indexOf(id) + 1;
    if (line.remove(id) == null) {
      leave(turn.statement());
    }
    return position;
  }

  private synchronized void leave(Statement statement) {
    running.remove(statement.control().id(), statement);
    while (running.size() < maxRunning && !line.isEmpty()) {
      Turn next = line.values().iterator().next();
      String id = next.statement().control().id();
      line.remove(id);
      running.put(id, next.statement());
      // A cancelled one will find itself let in, and leave.
      next.come().complete(true);
    }
  }

  private static LandstockException busy(String why) {
    return new LandstockException(Code.BUSY, why).withHint("try again in a second");
  }

  private static LandstockException cancelled() {
    return new LandstockException(Code.CANCELLED, "the statement was cancelled in the queue");
  }
}
