package landstock.warehouse.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.engine.RowAppender;
import landstock.sql.problem.LandstockException;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.catalog.Dataset.Shape;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.quality.FindingSink;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Takes the rows of one hand-in, types them, moves their geometry into the CRS of the pack and adds
 * them to the staging table of the dataset. Used by one thread.
 */
final class Staging implements Records {
  private static final int LONGEST_VALUE = 200;

  private final Dataset dataset;
  private final HandIn handIn;
  private final int srid;
  private final CrsTransforms transforms;
  private final RowAppender rows;
  private final FindingSink findings;
  private final HeaderMap headers;
  private final List<ValueReader> readers = new ArrayList<>();
  private final List<Optional<Object>> constants = new ArrayList<>();
  private final boolean[] seen;
  private final TreeSet<String> unused = new TreeSet<>();
  private final WKBWriter wkb = new WKBWriter();
  private String place = "";
  private long rowsBefore;
  private long lastRow;
  private long rowsRead;
  private long rowsStaged;

  Staging(
      Dataset dataset,
      HandIn handIn,
      int srid,
      CrsTransforms transforms,
      RowAppender rows,
      FindingSink findings) {
    this.dataset = dataset;
    this.handIn = handIn;
    this.srid = srid;
    this.transforms = transforms;
    this.rows = rows;
    this.findings = findings;
    this.headers = new HeaderMap(dataset, handIn);
    this.seen = new boolean[dataset.columns().size()];
    for (Column column : dataset.columns()) {
      ValueReader reader =
          new ValueReader(
              column, dataset.vocabularies().getOrDefault(column.name(), Map.of()), handIn);
      readers.add(reader);
      constants.add(constant(reader, handIn.constants().get(column.name())));
    }
  }

  private Optional<Object> constant(ValueReader reader, @Nullable String text) {
    Object value = reader.read(text);
    if (value instanceof Misfit misfit) {
      add(misfit.rule(), null, reader.column().name(), text, "constant of the pack");
    }
    return value instanceof Misfit ? Optional.empty() : Optional.ofNullable(value);
  }

  /**
   * Another file of the same hand-in begins: its records are numbered on from those before, so that
   * each row of the hand-in has its own number.
   */
  void nextFile(String name) {
    rowsBefore = lastRow;
    place = name;
    java.util.Arrays.fill(seen, false);
  }

  /** Number of a record in the hand-in. */
  private long number(long row) {
    lastRow = Math.max(lastRow, rowsBefore + row);
    return rowsBefore + row;
  }

  /** Number of the last record so far. */
  long lastRow() {
    return lastRow;
  }

  @Override
  public int width() {
    return readers.size();
  }

  @Override
  public int find(String header) {
    int column = headers.find(header);
    if (column == Records.NONE) {
      unused.add(header);
    } else {
      seen[column] = true;
    }
    return column;
  }

  long rowsRead() {
    return rowsRead;
  }

  long rowsStaged() {
    return rowsStaged;
  }

  @Override
  public void reject(long row, String rule, @Nullable String value, String detail) {
    rowsRead++;
    add(rule, row, null, value, detail);
  }

  @Override
  public void flag(long row, String rule, String detail) {
    add(rule, row, "geom", null, detail);
  }

  @Override
  public void flag(long row, int column, String rule, @Nullable String value, String detail) {
    add(rule, row, readers.get(column).column().name(), value, detail);
  }

  @Override
  public void accept(long row, @Nullable String[] texts, @Nullable Geometry geometry) {
    rowsRead++;
    @Nullable Object[] values = new @Nullable Object[texts.length + 3];
    for (int i = 0; i < texts.length; i++) {
      ValueReader reader = readers.get(i);
      if (reader.column().type().kind() != Kind.GEOMETRY) {
        values[i] =
            constants.get(i).isPresent() ? constants.get(i).get() : value(row, reader, texts[i]);
      } else if (geometry != null) {
        stage(row, geometry, values, i);
      }
    }
    values[texts.length + 1] = handIn.name();
    values[texts.length + 2] = number(row);
    rows.row(values);
    rowsStaged++;
  }

  private @Nullable Object value(long row, ValueReader reader, @Nullable String text) {
    Object value = reader.read(text);
    if (value instanceof Misfit misfit) {
      add(misfit.rule(), row, reader.column().name(), text, misfit.detail());
      return misfit.instead();
    }
    return value;
  }

  private void stage(long row, Geometry geometry, @Nullable Object[] values, int column) {
    if (dataset.shape() == Shape.POLYGON && !(geometry instanceof Polygonal)) {
      add("geometry_type", row, "geom", geometry.getGeometryType(), "a polygon was expected");
      return;
    }
    try {
      Geometry moved = moved(geometry);
      Optional<String> fault = fault(geometry).or(() -> fault(moved));
      if (fault.isPresent() && Tangle.of(moved)) {
        add(
            "geometry_unreadable",
            row,
            "geom",
            null,
            "its outline crosses itself over " + Tangle.MOST_CROSSINGS + " times");
        return;
      }
      values[column] = wkb.write(canonical(moved));
      values[values.length - 3] = fault.orElse(null);
    } catch (LandstockException e) {
      add("outside_crs", row, "geom", null, e.text());
    }
  }

  /**
   * The same outline is the same bytes, whatever kind of file it came in: rings begin at their
   * least vertex, outer ones counter-clockwise as in RFC 7946.
   */
  private static Geometry canonical(Geometry geometry) {
    return geometry instanceof Polygonal ? geometry.norm().reverse() : geometry;
  }

  private Geometry moved(Geometry geometry) {
    return handIn.proj().isPresent()
        ? transforms.transform(geometry, handIn.proj().get(), srid)
        : transforms.transform(geometry, handIn.srid(), srid);
  }

  /**
   * Why a geometry is not valid. Asked of it as handed in, which is what its owner can mend, and as
   * moved, because rounding can break what was whole and mend what was broken.
   */
  private static Optional<String> fault(Geometry geometry) {
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    return Optional.ofNullable(error).map(TopologyValidationError::toString);
  }

  @Override
  public void checkHeaders() throws Unreadable {
    for (int i = 0; i < readers.size(); i++) {
      Column column = readers.get(i).column();
      String header = handIn.columns().get(column.name());
      if (seen[i] || handIn.constants().containsKey(column.name())) {
        continue;
      }
      if (header != null) {
        throw new Unreadable(
            finding(
                "column_missing",
                null,
                column.name(),
                header,
                "the pack names this header; " + has()));
      }
      if (dataset.required().contains(column.name())) {
        throw new Unreadable(
            finding(
                "column_missing",
                null,
                column.name(),
                null,
                "it may be called " + names(column) + "; " + has()));
      }
    }
  }

  private static String names(Column column) {
    List<String> names = new ArrayList<>(column.synonyms());
    names.add(0, column.name());
    return String.join(", ", names);
  }

  private String has() {
    return "headers not understood: " + (unused.isEmpty() ? "none" : String.join(", ", unused));
  }

  /** One note for each header that no column takes. */
  void noteUnusedHeaders() {
    for (String header : unused) {
      add("column_unused", null, header, null, "");
    }
  }

  @Override
  public void note(String rule, @Nullable String value, String detail) {
    add(rule, null, null, value, detail);
  }

  @Override
  public Unreadable unreadable(
      String rule, @Nullable Long row, @Nullable String value, String detail) {
    return new Unreadable(finding(rule, row, null, value, detail));
  }

  Finding finding(
      String rule,
      @Nullable Long row,
      @Nullable String column,
      @Nullable String value,
      String detail) {
    String cut =
        value != null && value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    String where = where(row) + detail;
    return new Finding(
        rule,
        handIn.name(),
        row == null ? null : number(row),
        column,
        cut,
        where.isEmpty() ? null : where);
  }

  /** Which of several files, and which record of it. */
  private String where(@Nullable Long row) {
    return place.isEmpty() ? "" : place + (row == null ? ": " : " record " + row + ": ");
  }

  private void add(
      String rule,
      @Nullable Long row,
      @Nullable String column,
      @Nullable String value,
      String detail) {
    findings.add(finding(rule, row, column, value, detail));
  }
}
