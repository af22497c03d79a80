package landstock.warehouse.snapshot;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Table;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.InstanceTable;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Queries;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.sql.worker.WorkerEngine;
import landstock.sql.worker.WorkerSettings;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of a store at one moment, open. Closes itself when it has been retired and its last
 * answer is closed. Thread-safe.
 */
final class OpenSnapshots {
  private final String state;
  private final List<SnapshotManifest> manifests;
  private final List<SnapshotFile> files;
  private final List<InstanceTable> tables;
  private final Optional<WorkerEngine> workers;
  private final Queries queries;
  private @Nullable DuckEngine inProcess;

  /** Answers under way, and one for not being retired. */
  private final AtomicInteger leases = new AtomicInteger(1);

  private final AtomicBoolean retired = new AtomicBoolean();

  private OpenSnapshots(
      String state,
      List<SnapshotManifest> manifests,
      List<SnapshotFile> files,
      List<InstanceTable> tables,
      Catalog catalog,
      Optional<WorkerEngine> workers) {
    this.state = state;
    this.manifests = manifests;
    this.files = files;
    this.tables = tables;
    this.workers = workers;
    this.queries = new Queries(catalog, files, workers.isPresent() ? workers.get() : inProcess());
  }

  /**
   * @param manifests oldest survey first, the current one last; their files have been checked
   * @param settings of the workers that answer what people type; absent, this process does
   */
  static OpenSnapshots open(
      SnapshotStore store,
      Catalog catalog,
      String state,
      List<SnapshotManifest> manifests,
      Optional<WorkerSettings> settings) {
    List<SnapshotFile> files = new ArrayList<>();
    for (SnapshotManifest m : manifests) {
      Path database = store.snapshots().resolve(m.id()).resolve(DatabaseFile.of(m));
      files.add(
          new SnapshotFile(m.id(), m.pack(), database, m.surveyDate(), m.publishedAt(), m.srid()));
    }
    Table table =
        catalog
            .findTable("meta", "snapshot")
            .orElseThrow(() -> new LandstockException(Code.INTERNAL, "no meta.snapshot"));
    List<InstanceTable> tables = List.of(new InstanceTable(table, rows(manifests)));
    return new OpenSnapshots(
        state,
        List.copyOf(manifests),
        files,
        tables,
        catalog,
        settings.map(s -> WorkerEngine.open(files, tables, s)));
  }

  String state() {
    return state;
  }

  List<SnapshotManifest> manifests() {
    return manifests;
  }

  /** The answer; empty when this set is closed already, because a newer one has taken its place. */
  Optional<Answer> ask(Question question, Policy policy) {
    return answer(() -> queries.ask(question, policy));
  }

  /** The same in this process, whatever there are of workers. */
  Optional<Answer> askInProcess(Question question, Policy policy) {
    return answer(() -> queries.ask(question, policy, inProcess()));
  }

  private Optional<Answer> answer(Supplier<Answer> asking) {
    if (!lease()) {
      return Optional.empty();
    }
    try {
      Answer answer = asking.get();
      return Optional.of(
          new Answer(
              answer.snapshot(), answer.columns(), new Leased(answer.rows(), this::release)));
    } catch (RuntimeException | Error e) {
      release();
      throw e;
    }
  }

  /** No more questions come. */
  void retire() {
    if (retired.compareAndSet(false, true)) {
      workers.ifPresent(WorkerEngine::retire);
      release();
    }
  }

  private boolean lease() {
    int now = leases.get();
    while (now > 0) {
      if (leases.compareAndSet(now, now + 1)) {
        return true;
      }
      now = leases.get();
    }
    return false;
  }

  private void release() {
    if (leases.decrementAndGet() == 0) {
      workers.ifPresent(WorkerEngine::close);
      closeInProcess();
    }
  }

  /** Opened when first needed: a single question on a terminal does without. */
  private synchronized DuckEngine inProcess() {
    if (inProcess == null) {
      inProcess =
          DuckEngine.open(
              files,
              tables,
              workers.isPresent()
                  ? DuckEngine.Settings.besideWorkers()
                  : DuckEngine.Settings.ofThisMachine());
    }
    return inProcess;
  }

  private synchronized void closeInProcess() {
    if (inProcess != null) {
      inProcess.close();
    }
  }

  private static List<List<@Nullable Object>> rows(List<SnapshotManifest> manifests) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SnapshotManifest m : manifests) {
      boolean current = m.equals(manifests.get(manifests.size() - 1));
      rows.add(
          Collections.unmodifiableList(
              Arrays.<@Nullable Object>asList(
                  m.id(),
                  m.pack(),
                  m.surveyDate(),
                  LocalDateTime.ofInstant(m.publishedAt(), ZoneOffset.UTC),
                  current,
                  m.contentHash(),
                  m.label().zh(),
                  m.label().en(),
                  m.notice().map(Label::zh).orElse(null),
                  m.notice().map(Label::en).orElse(null))));
    }
    return rows;
  }
}
