package landstock.warehouse.load;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import landstock.sql.engine.BuildSettings;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.build.Models;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Survey;
import landstock.warehouse.quality.Rules;
import landstock.warehouse.snapshot.Publication;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.snapshot.SnapshotStore;
import landstock.warehouse.snapshot.StoreLock;

/**
 * Loads every survey of a pack. All are built and proved first and published then, so that a
 * blocking finding in any of them leaves the store as it was.
 */
public final class Load {
  private final DataModel model;
  private final Models models;
  private final Rules rules;

  private Load() {
    DataFiles files = new DataFiles();
    this.model = new CatalogFiles(files).load();
    this.models = Models.load(model);
    this.rules = Rules.load(files);
  }

  /**
   * Publishes one snapshot per survey.
   *
   * @param handIn folder that the files of the pack are relative to
   * @param home of the store; made where there is none
   * @return one summary per survey, in the order of the pack
   * @throws landstock.sql.problem.LandstockException REJECTED with the first blocking findings, the
   *     store is as it was; BUSY if another load is under way
   */
  public static List<LoadSummary> run(Pack pack, Path handIn, Path home, Progress progress) {
    return new Load().run(pack, handIn, new SnapshotStore(home), progress);
  }

  private List<LoadSummary> run(Pack pack, Path handIn, SnapshotStore store, Progress progress) {
    StoreLock lock = store.lock();
    try {
      return runAlone(pack, handIn, store, new WatchedLoad(store.home(), pack.name(), progress));
    } finally {
      lock.close();
    }
  }

  /** The lock is held. */
  private List<LoadSummary> runAlone(
      Pack pack, Path handIn, SnapshotStore store, WatchedLoad watched) {
    List<SurveyLoad> loads = new ArrayList<>();
    List<String> published = new ArrayList<>();
    try {
      store.sweep();
      for (Survey survey : pack.surveys()) {
        Optional<Path> before = before(survey, pack, loads, store);
        SurveyLoad load = new SurveyLoad(pack, survey, store.newStagingDirectory(), watched);
        loads.add(load);
        load.build(store, before, handIn, model, models, rules);
      }
      List<LoadSummary> summaries = publish(new Publication(store), loads, published);
      watched.published(published);
      return summaries;
    } catch (LandstockException e) {
      List<String> whole = published.stream().filter(store::has).toList();
      LandstockException told = DiskFull.told(e, store.home(), whole);
      watched.failed(told, whole);
      throw told;
    } finally {
      watched.close();
      loads.forEach(load -> store.discard(load.directory()));
    }
  }

  /**
   * The database file of the last survey before another, of those that this load has built and
   * those that the store has of the city in the same CRS and catalogue.
   */
  private Optional<Path> before(
      Survey survey, Pack pack, List<SurveyLoad> loads, SnapshotStore store) {
    NavigableMap<LocalDate, Path> databases = new TreeMap<>();
    store.manifests().stream()
        .filter(m -> m.pack().equals(pack.name()) && m.srid() == pack.srid())
        .filter(m -> m.catalogVersion().equals(model.catalog().version()))
        .forEach(m -> databases.put(m.surveyDate(), store.database(m)));
    loads.stream()
        .map(SurveyLoad::staged)
        .forEach(staged -> databases.put(staged.surveyDate(), staged.database()));
    return Optional.ofNullable(databases.lowerEntry(survey.date())).map(Map.Entry::getValue);
  }

  /**
   * @param published gets the id of each snapshot before it is published
   */
  private static List<LoadSummary> publish(
      Publication publication, List<SurveyLoad> loads, List<String> published) {
    List<SnapshotManifest> sealed = new ArrayList<>();
    for (SurveyLoad load : loads) {
      sealed.add(publication.seal(load.staged(), BuildSettings.ofThisMachine(load.work())));
    }
    List<LoadSummary> summaries = new ArrayList<>();
    for (int i = 0; i < loads.size(); i++) {
      published.add(loads.get(i).staged().id());
      publication.publish(loads.get(i).staged());
      summaries.add(loads.get(i).summary(sealed.get(i)));
    }
    return summaries;
  }
}
