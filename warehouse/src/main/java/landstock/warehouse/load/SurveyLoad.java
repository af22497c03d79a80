package landstock.warehouse.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.build.ModelRunner;
import landstock.warehouse.build.Models;
import landstock.warehouse.build.StagingTables;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.load.Progress.Event;
import landstock.warehouse.load.Progress.Unit;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Survey;
import landstock.warehouse.quality.Findings;
import landstock.warehouse.quality.Rules;
import landstock.warehouse.snapshot.DatabaseFile;
import landstock.warehouse.snapshot.Publication.Staged;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.snapshot.SnapshotStore;
import landstock.warehouse.staging.HandInFiles;
import org.jspecify.annotations.Nullable;

/** The load of one survey, up to a finished database file that nobody sees yet. */
final class SurveyLoad {
  private final Pack pack;
  private final Survey survey;
  private final Path directory;
  private final Progress progress;
  private final Instant started = Instant.now();
  private final List<ReadHandIn> reads = new ArrayList<>();
  private @Nullable Staged staged;
  private Map<String, Long> rejected = Map.of();
  private Map<String, Long> byRule = Map.of();

  /**
   * @param directory empty, on the file system of the store
   */
  SurveyLoad(Pack pack, Survey survey, Path directory, Progress progress) {
    this.pack = pack;
    this.survey = survey;
    this.directory = directory;
    this.progress = progress;
  }

  Path directory() {
    return directory;
  }

  /** Where everything lies that is not published. */
  Path work() {
    return directory.resolve("work");
  }

  Staged staged() {
    return Objects.requireNonNull(staged, "not built");
  }

  /**
   * @param previous database file of the last survey before this one, by which parcels are followed
   * @throws LandstockException REJECTED if a finding is blocking
   */
  void build(
      SnapshotStore store,
      Optional<Path> previous,
      Path folder,
      DataModel model,
      Models models,
      Rules rules) {
    Path sealed = make(directory.resolve("snapshot"));
    Path database = sealed.resolve(DatabaseFile.newName());
    BuildSettings settings =
        BuildSettings.ofThisMachine(
            make(work()),
            survey.handIns().stream().mapToLong(h -> HandInFiles.bytes(folder, h)).sum());
    try (BuildDatabase db = BuildDatabase.write(database, settings)) {
      StagingTables staging = StagingTables.create(db, work().resolve("staging.duckdb"), model);
      staging.survey(pack.name(), survey.name(), survey.date(), pack.srid());
      previous.ifPresent(staging::previous);
      Findings findings = new Findings(db, rules);
      Refusal refusal = new Refusal(pack, survey, folder, store.home(), model, rules);
      ModelRunner runner = new ModelRunner(db, model);
      runner.createTables();
      read(folder, model, staging, findings);
      refusal.ifBlocking(db, findings, reads);
      int total = models.inOrder().size();
      at("models", 0, total, Unit.STEPS);
      runner.run(
          models,
          (table, done) ->
              at(new Event(survey.name(), "models", done, total, Unit.STEPS, 0, table)));
      at("rules", 0, 1, Unit.STEPS);
      findings.check(model);
      at(new Event(survey.name(), "rules", 1, 1, Unit.STEPS, 0, "rules"));
      refusal.ifBlocking(db, findings, reads);
      countLoaded(model, findings);
      String id = store.newId(pack.name(), survey.date());
      String loadId = UUID.randomUUID().toString();
      Ledger ledger = new Ledger(db, pack, survey);
      ledger.writeSources(reads);
      ledger.writeHeaders(reads);
      new SelfDescription(db, model).write(models);
      findings.store();
      ledger.writeLoad(id, loadId, started, model.catalog().version(), reads);
      rejected = findings.rejected();
      byRule = findings.byRule();
      staged = staged(id, loadId, database, model, findings.bySeverity());
      at("publish", 0, 1, Unit.STEPS);
      staging.detach();
      db.checkpoint();
    }
  }

  private void read(Path folder, DataModel model, StagingTables staging, Findings findings) {
    Path codes = make(work().resolve("code"));
    Reading reading =
        new Reading(
            pack, survey, model, staging, findings, make(work().resolve("format")), progress);
    CodeLists.unpack(codes, survey.handIns()).forEach(list -> reading.add(codes, list));
    survey.handIns().forEach(handIn -> reading.add(folder, handIn));
    reads.addAll(reading.run());
  }

  private void countLoaded(DataModel model, Findings findings) {
    reads.replaceAll(
        read -> {
          Dataset dataset = model.findDataset(read.handIn().dataset()).orElseThrow();
          long loaded =
              read.result().rowsStaged() - findings.leftOut(dataset, read.handIn().name());
          return new ReadHandIn(read.handIn(), read.result(), loaded);
        });
  }

  private Staged staged(
      String id, String loadId, Path database, DataModel model, Map<String, Long> findings) {
    List<SnapshotManifest.Source> sources =
        reads.stream()
            .map(
                r ->
                    new SnapshotManifest.Source(
                        r.handIn().name(),
                        r.handIn().dataset(),
                        r.handIn().file(),
                        r.result().sha256(),
                        r.result().rowsRead(),
                        r.rowsLoaded()))
            .toList();
    return new Staged(
        id,
        pack.name(),
        pack.label(),
        pack.notice(),
        survey.date(),
        pack.srid(),
        model.catalog().version(),
        loadId,
        database,
        findings,
        sources);
  }

  LoadSummary summary(SnapshotManifest manifest) {
    at("publish", 1, 1, Unit.STEPS);
    return new LoadSummary(
        survey.name(),
        survey.date(),
        manifest.id(),
        ReadHandIn.rowsRead(reads),
        ReadHandIn.rowsLoaded(reads),
        rejected,
        manifest.findings(),
        byRule,
        manifest.contentHash(),
        ChronoUnit.MILLIS.between(started, Instant.now()) / 1000.0);
  }

  private void at(String step, long done, long total, Unit unit) {
    at(new Event(survey.name(), step, done, total, unit));
  }

  private void at(Event event) {
    progress.at(event);
  }

  private static Path make(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "cannot make " + directory, e);
    }
  }
}
