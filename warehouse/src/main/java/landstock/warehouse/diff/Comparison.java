package landstock.warehouse.diff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.catalog.Table;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.warehouse.diff.ParcelMatch.Changed;
import landstock.warehouse.diff.SnapshotDiff.AttributeChange;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Compares two snapshots by asking both in one statement. */
public final class Comparison {
  /** A hundred thousand changed parcels are a new survey, not a change. */
  private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), 200_000);

  /** Outlines that differ by less are the same. */
  private static final String MOVED =
      "abs(a.area_m2 - b.area_m2) > 0.01 OR abs(a.xmin - b.xmin) > 0.01"
          + " OR abs(a.ymin - b.ymin) > 0.01 OR abs(a.xmax - b.xmax) > 0.01"
          + " OR abs(a.ymax - b.ymax) > 0.01";

  private final Function<Question, Answer> ask;
  private final Table parcel;
  private final Indicators indicators;
  private final SnapshotManifest from;
  private final SnapshotManifest to;

  private Comparison(
      Function<Question, Answer> ask, Catalog catalog, SnapshotManifest from, SnapshotManifest to) {
    this.ask = ask;
    this.parcel = catalog.findTable("land", "parcel").orElseThrow();
    this.indicators = new Indicators(this::rows, catalog);
    this.from = from;
    this.to = to;
  }

  /**
   * Compares two snapshots of one city.
   *
   * @param snapshots published ones
   * @param from id of the earlier one
   * @param to id of the later one
   * @throws LandstockException NOT_FOUND for an id that is not published; INVALID_ARGUMENT for
   *     snapshots of two cities
   */
  public static SnapshotDiff of(
      Function<Question, Answer> ask,
      Catalog catalog,
      List<SnapshotManifest> snapshots,
      String from,
      String to) {
    SnapshotManifest a = find(snapshots, from);
    SnapshotManifest b = find(snapshots, to);
    if (!a.pack().equals(b.pack()) || a.srid() != b.srid()) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, from + " and " + to + " are not of the same city");
    }
    return new Comparison(ask, catalog, a, b).run();
  }

  private static SnapshotManifest find(List<SnapshotManifest> snapshots, String id) {
    List<String> ids = snapshots.stream().map(SnapshotManifest::id).toList();
    return snapshots.stream()
        .filter(m -> m.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(Code.NOT_FOUND, "there is no snapshot '" + id + "'")
                    .withSuggestions(Nearest.to(id, ids))
                    .withHint("published: " + String.join(", ", ids)));
  }

  private SnapshotDiff run() {
    List<Changed> before = new ArrayList<>(only(from, to));
    List<Changed> after = new ArrayList<>(only(to, from));
    moved(before, after);
    return new SnapshotDiff(
        from.id(),
        to.id(),
        ParcelMatch.match(before, after),
        attributes(),
        indicators.changes(from, to));
  }

  /** Parcels whose code the other snapshot has not. */
  private List<Changed> only(SnapshotManifest one, SnapshotManifest other) {
    return changed(
        "SELECT a.parcel_code, a.space_layer, a.area_m2, a.geom FROM "
            + table(one)
            + " AS a LEFT JOIN "
            + table(other)
            + " AS b ON b.parcel_code = a.parcel_code"
            + " WHERE b.parcel_code IS NULL",
        0);
  }

  /** Those of both that have another outline, or have one in only one of the two. */
  private void moved(List<Changed> before, List<Changed> after) {
    String sql =
        "SELECT a.parcel_code, a.space_layer, a.area_m2, a.geom,"
            + " b.parcel_code, b.space_layer, b.area_m2, b.geom FROM "
            + table(from)
            + " AS a JOIN "
            + table(to)
            + " AS b ON b.parcel_code = a.parcel_code"
            + " WHERE (a.geom IS NOT NULL AND b.geom IS NOT NULL AND ("
            + MOVED
            + ")) OR (a.geom IS NULL AND b.geom IS NOT NULL)"
            + " OR (a.geom IS NOT NULL AND b.geom IS NULL)";
    before.addAll(changed(sql, 0));
    after.addAll(changed(sql, 4));
  }

  /** Registered facts: neither what is derived nor the outline. */
  private List<AttributeChange> attributes() {
    List<String> columns =
        parcel.columns().stream()
            .filter(c -> !parcel.grain().contains(c.name()))
            .filter(c -> !c.synonyms().isEmpty() && c.type().kind() != Kind.GEOMETRY)
            .map(Column::name)
            .toList();
    List<@Nullable Object> counts =
        rows("SELECT "
                + columns.stream()
                    .map(c -> "count(*) FILTER (WHERE a." + c + " IS DISTINCT FROM b." + c + ")")
                    .collect(Collectors.joining(", "))
                + " FROM "
                + table(from)
                + " AS a JOIN "
                + table(to)
                + " AS b ON b.parcel_code = a.parcel_code")
            .get(0);
    List<AttributeChange> changes = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (counts.get(i) instanceof Number n && n.longValue() > 0) {
        changes.add(new AttributeChange(columns.get(i), n.longValue()));
      }
    }
    return changes;
  }

  private static String table(SnapshotManifest snapshot) {
    return "land.parcel FOR SYSTEM_TIME AS OF '" + snapshot.id() + "'";
  }

  /** Parcels in four columns of a result, from the given one on. */
  private List<Changed> changed(String sql, int first) {
    WKBReader reader = new WKBReader(new GeometryFactory());
    List<Changed> parcels = new ArrayList<>();
    for (List<@Nullable Object> row : rows(sql)) {
      parcels.add(
          new Changed(
              String.valueOf(row.get(first)),
              Objects.toString(row.get(first + 1), ""),
              row.get(first + 2) instanceof Number n ? n.doubleValue() : null,
              outline(reader, row.get(first + 3))));
    }
    return parcels;
  }

  private static @Nullable Geometry outline(WKBReader reader, @Nullable Object wkb) {
    if (!(wkb instanceof byte[] bytes)) {
      return null;
    }
    try {
      return reader.read(bytes);
    } catch (ParseException e) {
      throw new LandstockException(Code.CORRUPT, "a stored geometry is no WKB", e);
    }
  }

  private List<List<@Nullable Object>> rows(String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Question question = new Question(sql, List.of(), Optional.of(to.id()), LIMITS);
    try (Answer answer = ask.apply(question)) {
      while (answer.rows().next()) {
        List<FieldVector> vectors = answer.rows().batch().getFieldVectors();
        for (int i = 0; i < answer.rows().batch().getRowCount(); i++) {
          List<@Nullable Object> row = new ArrayList<>();
          for (FieldVector vector : vectors) {
            row.add(vector.getObject(i));
          }
          rows.add(row);
        }
      }
      if (answer.rows().truncated()) {
        throw new LandstockException(
                Code.TOO_LARGE,
                "more than "
                    + LIMITS.maxRows()
                    + " parcels differ between "
                    + from.id()
                    + " and "
                    + to.id())
            .withHint("these are two cadastres rather than two surveys; compare them in SQL");
      }
    }
    return rows;
  }
}
