package landstock.warehouse.snapshot;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of a store at one moment, open. Closes itself when it has been retired and its last
 * answer is closed. Thread-safe.
 */
final class OpenSnapshots {
  private final String state;
  private final List<SnapshotManifest> manifests;
  private final DuckEngine engine;
  private final Queries queries;

  /** Answers under way, and one for not being retired. */
  private final AtomicInteger leases = new AtomicInteger(1);

  private OpenSnapshots(
      String state, List<SnapshotManifest> manifests, DuckEngine engine, Queries queries) {
    this.state = state;
    this.manifests = manifests;
    this.engine = engine;
    this.queries = queries;
  }

  /**
   * @param manifests oldest survey first, the current one last; their files have been checked
   */
  static OpenSnapshots open(
      SnapshotStore store, Catalog catalog, String state, List<SnapshotManifest> manifests) {
    List<SnapshotFile> files = new ArrayList<>();
    for (SnapshotManifest m : manifests) {
      Path database = store.snapshots().resolve(m.id()).resolve(DatabaseFile.of(m));
      files.add(new SnapshotFile(m.id(), database, m.surveyDate(), m.publishedAt(), m.srid()));
    }
    Table table =
        catalog
            .findTable("meta", "snapshot")
            .orElseThrow(() -> new LandstockException(Code.INTERNAL, "no meta.snapshot"));
    DuckEngine engine =
        DuckEngine.open(
            files,
            List.of(new InstanceTable(table, rows(manifests))),
            DuckEngine.Settings.ofThisMachine());
    return new OpenSnapshots(
        state, List.copyOf(manifests), engine, new Queries(catalog, files, engine));
  }

  String state() {
    return state;
  }

  List<SnapshotManifest> manifests() {
    return manifests;
  }

  /** The answer; empty when this set is closed already, because a newer one has taken its place. */
  Optional<Answer> ask(Question question, Policy policy) {
    if (!lease()) {
      return Optional.empty();
    }
    try {
      Answer answer = queries.ask(question, policy);
      return Optional.of(
          new Answer(
              answer.snapshot(), answer.columns(), new Leased(answer.rows(), this::release)));
    } catch (RuntimeException | Error e) {
      release();
      throw e;
    }
  }

  /** No more questions come; call once. */
  void retire() {
    release();
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
      engine.close();
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
