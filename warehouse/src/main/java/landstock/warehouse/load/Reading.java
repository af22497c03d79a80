package landstock.warehouse.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import landstock.sql.engine.RowAppender;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.build.StagingTables;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.load.Progress.Event;
import landstock.warehouse.load.Progress.Unit;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Survey;
import landstock.warehouse.quality.Findings;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.staging.HandInFiles;
import landstock.warehouse.staging.HandInReader;
import landstock.warehouse.staging.Years;

/**
 * Reads all hand-ins of a survey into staging, as many at once as there are processors: each goes
 * into staging rows of its own. The largest come first, lest one of them is read alone at the end;
 * they are told of in that order, one after the other, also where a later one is done before.
 */
final class Reading {
  private final Pack pack;
  private final Survey survey;
  private final DataModel model;
  private final StagingTables staging;
  private final CrsTransforms transforms = new CrsTransforms();
  private final Findings findings;
  private final Path work;
  private final Progress progress;
  private final int readersAtOnce = Runtime.getRuntime().availableProcessors();
  private final MemoryBudget memory = MemoryBudget.ofHeap(readersAtOnce);
  private final List<Turn> turns = new ArrayList<>();

  /** The same in the order of reading. */
  private List<Turn> largestFirst = List.of();

  /**
   * @param work an existing folder for what formats must write meanwhile
   */
  Reading(
      Pack pack,
      Survey survey,
      DataModel model,
      StagingTables staging,
      Findings findings,
      Path work,
      Progress progress) {
    this.pack = pack;
    this.survey = survey;
    this.model = model;
    this.staging = staging;
    this.findings = findings;
    this.work = work;
    this.progress = progress;
  }

  /** A hand-in that waits, is read, or has been. */
  private static final class Turn {
    private final Path folder;
    private final HandIn handIn;
    private Event last;
    private boolean done;

    Turn(Path folder, HandIn handIn, Event first) {
      this.folder = folder;
      this.handIn = handIn;
      this.last = first;
    }

    long size() {
      return last.total();
    }
  }

  /** Adds a hand-in; {@link #run} reads them. */
  void add(Path folder, HandIn handIn) {
    long size = HandInFiles.bytes(folder, handIn);
    Event first = new Event(survey.name(), handIn.name(), 0, size, Unit.BYTES);
    turns.add(new Turn(folder, handIn, first));
  }

  /** Gives what was read, in the order of {@link #add}. */
  List<ReadHandIn> run() {
    largestFirst = turns.stream().sorted(Comparator.comparingLong(Turn::size).reversed()).toList();
    ExecutorService readers = Executors.newFixedThreadPool(readersAtOnce);
    try {
      if (!largestFirst.isEmpty()) {
        progress.at(largestFirst.get(0).last);
      }
      Map<Turn, Future<ReadHandIn>> reads = new HashMap<>();
      for (Turn turn : largestFirst) {
        reads.put(turn, readers.submit(() -> read(turn)));
      }
      List<ReadHandIn> results = new ArrayList<>();
      for (Turn turn : turns) {
        results.add(result(Objects.requireNonNull(reads.get(turn)), turn.handIn));
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LandstockException(Code.CANCELLED, "the load was interrupted", e);
    } finally {
      awaitEnd(readers);
    }
  }

  private static ReadHandIn result(Future<ReadHandIn> read, HandIn handIn)
      throws InterruptedException {
    try {
      return read.get();
    } catch (ExecutionException e) {
      throw failure(handIn, e.getCause() == null ? e : e.getCause());
    }
  }

  /** What ended a reader that has not said so itself, and whose hand-in it was. */
  static LandstockException failure(HandIn handIn, Throwable cause) {
    if (cause instanceof LandstockException known) {
      return known;
    }
    String which = "hand-in " + handIn.name() + " (" + handIn.file() + ")";
    return cause instanceof OutOfMemoryError
        ? new LandstockException(Code.MEMORY, which + " needs more memory than there is", cause)
            .withHint("split the file, or give the program more memory")
        : new LandstockException(Code.INTERNAL, which + " could not be read: " + cause, cause);
  }

  /** Nobody may close the database while another still appends. */
  private static void awaitEnd(ExecutorService readers) {
    readers.shutdownNow();
    boolean interrupted = false;
    while (true) {
      try {
        if (readers.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ReadHandIn read(Turn turn) throws IOException {
    HandIn handIn = turn.handIn;
    Dataset dataset = model.findDataset(handIn.dataset()).orElseThrow();
    Path own = Files.createDirectories(work.resolve(handIn.name()));
    long size = turn.size();
    // Rows and findings go their own ways from each hand-in: DuckDB's appenders belong to a thread.
    try (Findings.Sink sink = findings.open();
        RowAppender rows = staging.append(dataset)) {
      HandInReader reader =
          new HandInReader(
              pack.srid(), pack.envelope(), Years.of(survey.date()), transforms, sink, own, memory);
      HandInReader.Result result =
          reader.read(
              turn.folder,
              handIn,
              dataset,
              rows,
              (bytes, read) ->
                  at(turn, new Event(survey.name(), handIn.name(), bytes, size, Unit.BYTES, read)));
      end(turn, new Event(survey.name(), handIn.name(), size, size, Unit.BYTES, result.rowsRead()));
      return new ReadHandIn(handIn, result, result.rowsStaged());
    }
  }

  private synchronized void at(Turn turn, Event event) {
    turn.last = event;
    if (largestFirst.stream().takeWhile(t -> t != turn).allMatch(t -> t.done)) {
      progress.at(event);
    }
  }

  /** After a hand-in that is done, those have their turn that come next, up to one that is not. */
  private synchronized void end(Turn turn, Event event) {
    at(turn, event);
    turn.done = true;
    if (largestFirst.stream().takeWhile(t -> t != turn).allMatch(t -> t.done)) {
      int after = largestFirst.indexOf(turn) + 1;
      for (Turn next : largestFirst.subList(after, largestFirst.size())) {
        progress.at(next.last);
        if (!next.done) {
          return;
        }
      }
    }
  }
}
