package landstock.warehouse.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.engine.RowAppender;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.quality.FindingSink;
import landstock.warehouse.source.Blank;
import landstock.warehouse.source.Excerpt;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.xlsx.SheetRow;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * Takes the rows of one hand-in, types them, moves their geometry into the CRS of the pack and adds
 * them to the staging table of the dataset. Used by one thread.
 */
final class Staging implements Records {
  private static final int LONGEST_VALUE = 200;
  private static final String GEOM = "geom";

  private final HandIn handIn;
  private final RowAppender rows;
  private final FindingSink findings;
  private final Headers headers;
  private final ShapeReader shapes;
  private final List<ValueReader> readers = new ArrayList<>();
  private final List<Optional<Object>> constants = new ArrayList<>();
  private final WKBWriter wkb = new WKBWriter();
  private final GeometryText geometryTexts = new GeometryText();
  private String place = "";
  private long rowsBefore;
  private long lastRow;
  private long rowsRead;
  private long rowsStaged;

  Staging(
      Dataset dataset,
      HandIn handIn,
      Years years,
      ShapeReader shapes,
      RowAppender rows,
      FindingSink findings) {
    this.handIn = handIn;
    this.rows = rows;
    this.findings = findings;
    this.headers = new Headers(dataset, handIn, this::finding);
    this.shapes = shapes;
    for (Column column : dataset.columns()) {
      ValueReader reader = ValueReader.of(dataset, column, handIn, years);
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
    headers.nextFile();
  }

  /** What is told from now on is of all files. */
  void endOfFiles() {
    place = "";
  }

  /** Tells which numbers the records of the file at hand have; nothing where there is only one. */
  void tellFile() {
    if (!place.isEmpty()) {
      long first = rowsBefore + 1;
      String rows = place + ": rows " + first + " to " + lastRow;
      findings.add(new Finding("several_files", handIn.name(), first, null, place, rows));
    }
  }

  /** Number of a record in the hand-in. */
  private long number(long row) {
    lastRow = Math.max(lastRow, rowsBefore + row);
    return rowsBefore + row;
  }

  @Override
  public int width() {
    return readers.size();
  }

  @Override
  public int find(String header) {
    return headers.find(header);
  }

  @Override
  public boolean understands(String header) {
    return headers.understands(header);
  }

  Map<String, String> headers() {
    return headers.names();
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
    add(rule, row, GEOM, null, detail);
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
        continue;
      }
      Geometry drawn = geometry == null ? written(row, texts[i]) : geometry;
      ShapeReader.Stored stored = drawn == null ? null : stored(row, drawn);
      if (stored != null) {
        values[i] = wkb.write(stored.geometry());
        values[texts.length] = stored.fault();
      }
    }
    values[texts.length + 1] = handIn.name();
    values[texts.length + 2] = number(row);
    rows.row(values);
    rowsStaged++;
  }

  private ShapeReader.@Nullable Stored stored(long row, Geometry geometry) {
    Object shape = shapes.read(geometry);
    if (shape instanceof ShapeReader.Refused refused) {
      add(refused.rule(), row, GEOM, refused.value(), refused.detail());
    }
    if (!(shape instanceof ShapeReader.Stored stored)) {
      return null;
    }
    if (stored.astray() != null) {
      add("outside_envelope", row, GEOM, null, stored.astray());
    }
    return stored;
  }

  /** The geometry of a format that has none but texts. */
  private @Nullable Geometry written(long row, @Nullable String text) {
    if (text == null
        || Blank.is(text)
        || handIn.nulls().getOrDefault(GEOM, List.of()).contains(Blank.trimmed(text))) {
      return null;
    }
    try {
      Geometry geometry = geometryTexts.read(text);
      int srid = geometryTexts.srid().orElse(0);
      if (srid != 0 && handIn.proj().isEmpty() && srid != handIn.srid()) {
        throw new GeometryFault(
            "geometry_crs_differs", "SRID " + srid + ", the pack says EPSG:" + handIn.srid());
      }
      if (geometryTexts.ringsClosed()) {
        add("ring_not_closed", row, GEOM, null, "");
      }
      return geometry;
    } catch (GeometryFault fault) {
      add(fault.rule(), row, GEOM, text, fault.detail());
      return null;
    }
  }

  private @Nullable Object value(long row, ValueReader reader, @Nullable String text) {
    Object value = reader.read(text);
    if (value instanceof Misfit misfit) {
      add(misfit.rule(), row, reader.column().name(), text, misfit.detail());
      return misfit.instead();
    }
    return value;
  }

  @Override
  public void nextTable(String sheet, List<String> above) {
    headers.nextTable(sheet, above);
  }

  @Override
  public void checkHeaders() throws Unreadable {
    headers.check();
  }

  void noteUnusedHeaders() {
    headers.noteUnused(findings);
  }

  @Override
  public void note(String rule, @Nullable Long row, @Nullable String value, String detail) {
    add(rule, row, null, value, detail);
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
    String cut = value == null ? null : Excerpt.of(value, LONGEST_VALUE);
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
    if (place.isEmpty() || row == null) {
      return place.isEmpty() ? "" : place + ": ";
    }
    SheetRow there = SheetRow.of(row);
    return handIn.format() == Format.XLSX && there.sheet() > 1
        ? place + " sheet " + there.sheet() + " row " + there.row() + ": "
        : place + " record " + row + ": ";
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
