package landstock.warehouse.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import landstock.warehouse.mapping.HeaderUnit;
import landstock.warehouse.mapping.UnitLine;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.staging.GeometryText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Takes every header as a column and keeps what is seen of it. Used by one thread. */
final class Sample implements Records {
  private static final int MOST_FINDINGS = 20;

  /** Ends a reading of which enough has been seen. */
  static final class Enough extends RuntimeException {
    Enough() {
      super("enough", null, false, false);
    }
  }

  /**
   * A table that was met, or all of a file that has no tables.
   *
   * @param sheet its name; empty where the file is the table
   * @param headers in order; grows while it is read
   */
  record Table(String sheet, Set<String> headers) {}

  private final String source;
  private final Predicate<String> understood;
  private final int width;
  private final long most;
  private final int rowsShown;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<String, Set<HeaderUnit>> unitsAbove = new HashMap<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<ColumnProfile> profiles = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Long> shapes = new TreeMap<>();
  private final Envelope envelope = new Envelope();
  private final GeometryText geometryTexts = new GeometryText();
  private List<HeaderUnit> above = List.of();
  private boolean tooNarrow;
  private long records;
  private long rejected;

  /**
   * @param understood whether a header means a column of any dataset in question
   * @param width how many headers there is room for
   * @param most records that are read
   */
  Sample(String source, Predicate<String> understood, int width, long most, int rowsShown) {
    this.source = source;
    this.understood = understood;
    this.width = width;
    this.most = most;
    this.rowsShown = rowsShown;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public boolean understands(String header) {
    return understood.test(header);
  }

  @Override
  public void nextTable(String sheet, List<String> lines) {
    above = UnitLine.of(lines);
    tables.add(new Table(sheet, new LinkedHashSet<>()));
  }

  @Override
  public int find(String header) {
    table().headers().add(header);
    unitsAbove.computeIfAbsent(header, h -> new LinkedHashSet<>()).addAll(above);
    Integer known = columns.get(header);
    if (known != null) {
      return known;
    }
    if (columns.size() == width) {
      tooNarrow = true;
      return NONE;
    }
    columns.put(header, columns.size());
    profiles.add(new ColumnProfile(header));
    return columns.size() - 1;
  }

  private Table table() {
    if (tables.isEmpty()) {
      tables.add(new Table("", new LinkedHashSet<>()));
    }
    return tables.get(tables.size() - 1);
  }

  @Override
  public void checkHeaders() {}

  @Override
  public void accept(long row, @Nullable String[] texts, @Nullable Geometry geometry) {
    if (records == most) {
      throw new Enough();
    }
    records++;
    List<String> shown = new ArrayList<>();
    Geometry shape = geometry;
    for (int i = 0; i < profiles.size(); i++) {
      String text = i < texts.length ? texts[i] : null;
      Geometry written = written(text);
      profiles.get(i).see(text, written != null);
      shape = shape == null ? written : shape;
      shown.add(text == null ? "" : text);
    }
    if (shape != null) {
      shapes.merge(shape.getGeometryType(), 1L, Long::sum);
      envelope.expandToInclude(shape.getEnvelopeInternal());
    }
    if (rows.size() < rowsShown) {
      rows.add(shown);
    }
  }

  private @Nullable Geometry written(@Nullable String text) {
    try {
      return text != null && GeometryText.looksLike(text) ? geometryTexts.read(text) : null;
    } catch (GeometryFault fault) {
      return null;
    }
  }

  @Override
  public void reject(long row, String rule, @Nullable String value, String detail) {
    rejected++;
    add(rule, row, value, detail);
  }

  @Override
  public void flag(long row, String rule, String detail) {
    add(rule, row, null, detail);
  }

  @Override
  public void flag(long row, int column, String rule, @Nullable String value, String detail) {
    add(rule, row, value, detail);
  }

  @Override
  public void note(String rule, @Nullable Long row, @Nullable String value, String detail) {
    add(rule, row, value, detail);
  }

  private void add(String rule, @Nullable Long row, @Nullable String value, String detail) {
    long same = findings.stream().filter(f -> f.rule().equals(rule)).count();
    if (same < MOST_FINDINGS) {
      findings.add(finding(rule, row, value, detail));
    }
  }

  private Finding finding(String rule, @Nullable Long row, @Nullable String value, String detail) {
    return new Finding(rule, source, row, null, value, detail.isEmpty() ? null : detail);
  }

  @Override
  public Unreadable unreadable(
      String rule, @Nullable Long row, @Nullable String value, String detail) {
    return new Unreadable(finding(rule, row, value, detail));
  }

  /** Whether there were more headers than there was room for. */
  boolean tooNarrow() {
    return tooNarrow;
  }

  List<String> headers() {
    return List.copyOf(columns.keySet());
  }

  /** Every table that was begun. */
  List<Table> tables() {
    return List.copyOf(tables);
  }

  /** Units that lines above a header give. */
  List<HeaderUnit> above(String header) {
    return List.copyOf(unitsAbove.getOrDefault(header, Set.of()));
  }

  /** First values of a column. */
  List<String> values(String header) {
    Integer column = columns.get(header);
    return column == null ? List.of() : profiles.get(column).values();
  }

  /** What of a column is no geometry as text; empty where all is. */
  Optional<String> noShapes(String header) {
    Integer column = columns.get(header);
    return column == null ? Optional.empty() : profiles.get(column).noShapes();
  }

  List<ColumnProfile.Seen> columns(int examples) {
    return profiles.stream().map(p -> p.seen(records, examples)).toList();
  }

  List<List<String>> rows() {
    return rows;
  }

  List<Finding> findings() {
    return findings;
  }

  long records() {
    return records;
  }

  long rejected() {
    return rejected;
  }

  Map<String, Long> shapes() {
    return shapes;
  }

  Envelope envelope() {
    return envelope;
  }
}
