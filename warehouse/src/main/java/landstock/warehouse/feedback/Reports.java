package landstock.warehouse.feedback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Label;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.feedback.HandInReport.About;
import landstock.warehouse.feedback.HandInReport.Line;
import landstock.warehouse.feedback.HandInReport.RuleCount;
import landstock.warehouse.feedback.HandInReport.Source;
import landstock.warehouse.quality.Rule;
import landstock.warehouse.quality.Rules;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.staging.CellText.Cell;
import landstock.warehouse.staging.CellText.Place;
import landstock.warehouse.staging.CellTexts;
import org.jspecify.annotations.Nullable;

/** Makes the report of each hand-in from what {@code meta} holds. Used by one thread. */
public final class Reports {
  /** Code lists come with the product; nobody has to mend them. */
  private static final String OWN = "Code lists of Landstock";

  private final Rows rows;
  private final DataModel model;
  private final Rules rules;
  private final About about;
  private final CellTexts texts;

  /**
   * @param rules say what a rule is about where many of its findings are counted
   */
  public Reports(Rows rows, DataModel model, Rules rules, About about, CellTexts texts) {
    this.rows = rows;
    this.model = model;
    this.rules = rules;
    this.about = about;
    this.texts = texts;
  }

  /**
   * Of a published snapshot.
   *
   * @param ask answers under the caller's own policy
   */
  public static Reports of(
      Function<Question, Answer> ask, SnapshotManifest manifest, DataModel model, CellTexts texts) {
    Rows rows = Rows.of(ask, Optional.of(manifest.id()));
    String survey = said(rows.of("SELECT survey FROM meta.load").get(0), 0);
    About about =
        new About(
            manifest.label(), survey, manifest.surveyDate().toString(), Optional.of(manifest.id()));
    return new Reports(rows, model, Rules.load(new DataFiles()), about, texts);
  }

  /** A hand-in that can be reported on. */
  public record Named(String name, Label owner) {}

  /** Every hand-in of the survey, in alphabetical order. */
  public List<Named> sources() {
    List<Named> all = new ArrayList<>();
    for (List<@Nullable String> row :
        rows.of(
            "SELECT name, owner_zh, owner_en FROM meta.source WHERE owner_en <> '"
                + OWN
                + "' ORDER BY name")) {
      all.add(new Named(said(row, 0), new Label(said(row, 1), said(row, 2))));
    }
    return all;
  }

  /**
   * @param source name of {@link #sources}
   */
  public HandInReport of(String source) {
    String name = "'" + source.replace("'", "''") + "'";
    List<@Nullable String> row =
        rows.of(
                "SELECT dataset, file, owner_zh, owner_en, sha256, rows_read, rows_loaded FROM"
                    + " meta.source WHERE name = "
                    + name)
            .get(0);
    Map<String, String> headers = new HashMap<>();
    rows.of("SELECT column_name, header FROM meta.source_column WHERE source = " + name)
        .forEach(r -> headers.put(said(r, 0), said(r, 1)));
    List<Found> found = found(name);
    Optional<Map<Place, Cell>> cells = texts.find(source, said(row, 4), wanted(found));
    Optional<Dataset> dataset = model.findDataset(said(row, 0));
    Sheets sheets = new Sheets(found);
    List<Line> lines =
        found.stream()
            .map(f -> line(f, headers, dataset, cells.orElse(Map.of()), sheets))
            // By row they are already, over all files and sheets.
            .sorted(Comparator.comparing(Line::level).thenComparing(Line::rule))
            .toList();
    return new HandInReport(
        about,
        new Source(
            source,
            dataset.map(d -> d.table().label()).orElse(new Label(said(row, 0), said(row, 0))),
            said(row, 1),
            new Label(said(row, 2), said(row, 3)),
            said(row, 4),
            Long.parseLong(said(row, 5)),
            Long.parseLong(said(row, 6)),
            cells.isPresent()),
        counts(found),
        lines);
  }

  /** One row of {@code meta.quality_finding}. */
  record Found(
      String rule,
      Level level,
      @Nullable Long row,
      @Nullable String column,
      @Nullable String key,
      @Nullable String value,
      Label message,
      Label nextStep) {}

  private List<Found> found(String source) {
    List<Found> found = new ArrayList<>();
    for (List<@Nullable String> r :
        rows.of(
            "SELECT rule, severity, row_number, column_name, key, value, message_zh, message,"
                + " next_step_zh, next_step FROM meta.quality_finding WHERE source = "
                + source
                + " ORDER BY finding_id")) {
      String row = r.get(2);
      found.add(
          new Found(
              said(r, 0),
              Level.of(said(r, 1)),
              row == null ? null : Long.valueOf(row),
              r.get(3),
              r.get(4),
              r.get(5),
              new Label(said(r, 6), said(r, 7)),
              new Label(said(r, 8), said(r, 9))));
    }
    return found;
  }

  private static Map<Long, Set<String>> wanted(List<Found> found) {
    Map<Long, Set<String>> wanted = new TreeMap<>();
    for (Found f : found) {
      if (f.row() != null && f.column() != null) {
        wanted.computeIfAbsent(f.row(), r -> new TreeSet<>()).add(f.column());
      }
    }
    return wanted;
  }

  static Line line(
      Found f,
      Map<String, String> headers,
      Optional<Dataset> dataset,
      Map<Place, Cell> cells,
      Sheets sheets) {
    String column = f.column();
    Cell cell = f.row() == null || column == null ? null : cells.get(new Place(f.row(), column));
    Label label =
        dataset.stream()
            .flatMap(d -> d.columns().stream())
            .filter(c -> c.name().equals(column))
            .map(Column::label)
            .findFirst()
            .orElse(null);
    return new Line(
        f.rule(),
        f.level(),
        sheets.file(f.row()),
        sheets.sheet(f.row()),
        sheets.row(f.row()),
        column == null ? null : header(column, cell, headers),
        label,
        f.key(),
        cell == null || cell.text() == null || cell.text().isBlank() ? f.value() : cell.text(),
        f.message(),
        f.nextStep());
  }

  /** The one of the file that the cell is in, where that is at hand. */
  private static String header(String column, @Nullable Cell cell, Map<String, String> headers) {
    return Optional.ofNullable(cell)
        .flatMap(Cell::header)
        .orElse(headers.getOrDefault(column, column));
  }

  private List<RuleCount> counts(List<Found> found) {
    Map<String, List<Found>> byRule = new LinkedHashMap<>();
    found.forEach(f -> byRule.computeIfAbsent(f.rule(), r -> new ArrayList<>()).add(f));
    return byRule.values().stream()
        .map(all -> count(all.get(0), all.size()))
        .sorted(Comparator.comparing(RuleCount::level).thenComparing(RuleCount::rule))
        .toList();
  }

  /** A rule of an older product may be gone; then its first message stands for it. */
  private RuleCount count(Found first, int findings) {
    Rule rule = rules.byId().get(first.rule());
    return new RuleCount(
        first.rule(),
        first.level(),
        rule == null ? first.message() : rule.reason(),
        first.nextStep(),
        findings);
  }

  private static String said(List<@Nullable String> row, int column) {
    return Objects.requireNonNullElse(row.get(column), "");
  }
}
