package landstock.sql.validate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import landstock.sql.algebra.StoredTable;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Table;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/**
 * The published snapshots as schemas of Calcite: {@code snapshot id → schema → table}. Unqualified
 * names are looked up in the schemas of one snapshot, the first in the catalogue first.
 */
public final class Snapshots {
  private final Catalog catalog;
  private final List<SnapshotFile> snapshots;
  private final CalciteSchema root;

  /**
   * @param snapshots oldest survey first; the last one is the current one
   */
  public Snapshots(Catalog catalog, List<SnapshotFile> snapshots) {
    this.catalog = catalog;
    this.snapshots = List.copyOf(snapshots);
    this.root = CalciteSchema.createRootSchema(false, false);
    for (SnapshotFile snapshot : this.snapshots) {
      SchemaPlus ofSnapshot = root.plus().add(snapshot.id(), new AbstractSchema());
      for (String schema : catalog.schemas()) {
        ofSnapshot.add(schema, new AbstractSchema());
      }
      for (Table table : catalog.tables()) {
        SchemaPlus schema = ofSnapshot.subSchemas().get(table.schema());
        if (schema != null) {
          schema.add(table.name(), new StoredTable(table, snapshot));
        }
      }
      SchemaPlus information = ofSnapshot.add(InformationSchema.NAME, new AbstractSchema());
      InformationSchema.of(catalog, snapshot.id()).forEach(information::add);
    }
  }

  /**
   * The snapshot of that id, or the current one where none is named.
   *
   * @throws LandstockException NOT_FOUND when there is no such snapshot, or none at all
   */
  public SnapshotFile get(Optional<String> id) {
    if (snapshots.isEmpty()) {
      throw new LandstockException(Code.NOT_FOUND, "the store has no snapshot yet")
          .withHint("load one: landstock load heping");
    }
    if (id.isEmpty()) {
      return snapshots.get(snapshots.size() - 1);
    }
    List<String> ids = snapshots.stream().map(SnapshotFile::id).toList();
    return snapshots.stream()
        .filter(s -> s.id().equals(id.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(Code.NOT_FOUND, "there is no snapshot '" + id.get() + "'")
                    .withSuggestions(Nearest.to(id.get(), ids))
                    .withHint("SELECT id, survey_date FROM meta.snapshot lists them"));
  }

  /**
   * The snapshot that told the truth on that day: the newest survey of the same city not after it.
   *
   * @param asked the snapshot that the statement is put to
   * @throws LandstockException NOT_FOUND when the city's first survey is later
   */
  SnapshotFile asOf(LocalDate day, SnapshotFile asked) {
    List<SnapshotFile> surveys =
        snapshots.stream().filter(s -> s.pack().equals(asked.pack())).toList();
    return surveys.stream()
        .filter(s -> !s.surveyDate().isAfter(day))
        .reduce((older, newer) -> newer)
        .orElseThrow(
            () ->
                new LandstockException(
                    Code.NOT_FOUND,
                    "there is no snapshot of "
                        + asked.pack()
                        + " as of "
                        + day
                        + "; its first survey is of "
                        + surveys.get(0).surveyDate()));
  }

  /** Where the names of a statement on this snapshot are looked up. */
  CalciteCatalogReader reader(
      SnapshotFile snapshot, RelDataTypeFactory types, CalciteConnectionConfig config) {
    List<List<String>> paths = new ArrayList<>();
    for (String schema : catalog.schemas()) {
      paths.add(List.of(snapshot.id(), schema));
    }
    paths.add(List.of(snapshot.id()));
    paths.add(List.of());
    return new SnapshotReader(root, paths, types, config);
  }

  /** The table that a statement on this snapshot means by these one or two names. */
  Optional<Table> findTable(List<String> names) {
    return switch (names.size()) {
      case 1 ->
          catalog.schemas().stream()
              .flatMap(schema -> catalog.findTable(schema, names.get(0)).stream())
              .findFirst();
      case 2 -> catalog.findTable(names.get(0), names.get(1));
      default -> Optional.empty();
    };
  }

  /** Every name of a table or column: what a misspelt one may have meant. */
  List<String> names() {
    return Stream.concat(catalog.tables().stream(), InformationSchema.declarations().stream())
        .flatMap(
            t ->
                Stream.concat(
                    Stream.of(t.qualifiedName()), t.columns().stream().map(c -> c.name())))
        .distinct()
        .toList();
  }

  /** Names changes of the set, for keys of cached plans. */
  public List<SnapshotFile> all() {
    return snapshots;
  }

  /** Several default schemas need Calcite's protected constructor. */
  private static final class SnapshotReader extends CalciteCatalogReader {
    SnapshotReader(
        CalciteSchema root,
        List<List<String>> paths,
        RelDataTypeFactory types,
        CalciteConnectionConfig config) {
      super(root, SqlNameMatchers.withCaseSensitive(true), paths, types, config);
    }
  }
}
