package landstock.api.quality;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import landstock.api.query.Ask;
import landstock.api.query.KnownParameters;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.feedback.HandInReport;
import landstock.warehouse.feedback.PageReport;
import landstock.warehouse.feedback.Reports;
import landstock.warehouse.feedback.Rows;
import landstock.warehouse.feedback.WorkbookReport;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.staging.CellTexts;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/quality?snapshot=&source=&rule=&severity=&limit=&offset=}: findings in the order
 * of {@code finding_id}; {@code GET /v1/quality/report.html} and {@code report.xlsx} with {@code
 * snapshot=&source=}: the report of one hand-in, with the texts of its cells where the server has
 * the file; else as they were understood.
 */
public final class QualityRoutes {
  public static final String PATH = "/v1/quality";
  public static final String PAGE = PATH + "/report.html";
  public static final String WORKBOOK = PATH + "/report.xlsx";

  private static final int USUAL = 100;
  private static final int MOST = 10_000;
  private static final List<String> FILTERS = List.of("source", "rule", "severity");
  private static final List<String> COLUMNS =
      List.of(
          "finding_id",
          "rule",
          "severity",
          "source",
          "file",
          "row_number",
          "column_name",
          "key",
          "value",
          "message",
          "message_zh",
          "next_step",
          "next_step_zh");

  private final Ask ask;
  private final Function<Optional<String>, SnapshotManifest> snapshots;
  private final Function<SnapshotManifest, CellTexts> texts;
  private final DataModel model = new CatalogFiles(new DataFiles()).load();

  /**
   * @param snapshots by id, absent meaning the current one; NOT_FOUND otherwise
   * @param texts of the cells that a snapshot was made from
   */
  public QualityRoutes(
      Ask ask,
      Function<Optional<String>, SnapshotManifest> snapshots,
      Function<SnapshotManifest, CellTexts> texts) {
    this.ask = ask;
    this.snapshots = snapshots;
    this.texts = texts;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::findings);
    routes.get(PAGE, this::page);
    routes.get(WORKBOOK, this::workbook);
  }

  /**
   * @param total of all findings that the filters let through
   * @param next offset of the next page; null on the last
   */
  private record FindingsView(
      String snapshot,
      long total,
      int offset,
      @Nullable Integer next,
      List<Map<String, @Nullable Object>> findings) {}

  private void findings(Context ctx) {
    KnownParameters.only(ctx, List.of("snapshot", "source", "rule", "severity", "limit", "offset"));
    SnapshotManifest manifest = snapshot(ctx);
    int limit = number(ctx, "limit", USUAL, 1, MOST);
    int offset = number(ctx, "offset", 0, 0, Integer.MAX_VALUE - MOST);
    String where =
        FILTERS.stream()
            .filter(f -> ctx.queryParam(f) != null)
            .map(f -> f + " = " + literal(String.valueOf(ctx.queryParam(f))))
            .collect(Collectors.joining(" AND "));
    String from = " FROM meta.quality_finding" + (where.isEmpty() ? "" : " WHERE " + where);
    Rows rows = Rows.of(ask::ask, Optional.of(manifest.id()));
    long total = Long.parseLong(String.valueOf(rows.of("SELECT COUNT(*)" + from).get(0).get(0)));
    List<Map<String, @Nullable Object>> page = new ArrayList<>();
    String order = " ORDER BY finding_id LIMIT " + limit + " OFFSET " + offset;
    for (List<@Nullable String> row :
        rows.of("SELECT " + String.join(", ", COLUMNS) + from + order)) {
      Map<String, @Nullable Object> finding = new LinkedHashMap<>();
      for (int i = 0; i < COLUMNS.size(); i++) {
        String value = row.get(i);
        boolean number = i == 0 || COLUMNS.get(i).equals("row_number");
        finding.put(COLUMNS.get(i), number && value != null ? Long.valueOf(value) : value);
      }
      page.add(finding);
    }
    boolean last = offset + (long) page.size() >= total;
    ctx.json(
        new FindingsView(manifest.id(), total, offset, last ? null : offset + page.size(), page));
  }

  private void page(Context ctx) {
    StringBuilder page = new StringBuilder();
    try {
      PageReport.write(report(ctx), page, "report.xlsx");
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "cannot write the report", e);
    }
    ctx.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    ctx.contentType("text/html; charset=utf-8");
    ctx.result(page.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void workbook(Context ctx) {
    try {
      Path folder = Files.createTempDirectory("landstock-report-");
      Path file = folder.resolve("report.xlsx");
      try {
        WorkbookReport.write(report(ctx), file);
        ctx.contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        ctx.header("Content-Disposition", "attachment; filename=\"report.xlsx\"");
        ctx.result(Files.readAllBytes(file));
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "cannot write the report", e);
    }
  }

  private HandInReport report(Context ctx) {
    KnownParameters.only(ctx, List.of("snapshot", "source"));
    SnapshotManifest manifest = snapshot(ctx);
    Reports reports = Reports.of(ask::ask, manifest, model, texts.apply(manifest));
    List<String> names = reports.sources().stream().map(Reports.Named::name).toList();
    String source = ctx.queryParam("source");
    if (source == null) {
      throw new LandstockException(Code.INVALID_ARGUMENT, "parameter 'source' is missing")
          .withHint("one of " + String.join(", ", names));
    }
    if (!names.contains(source)) {
      throw new LandstockException(Code.NOT_FOUND, "there is no hand-in '" + source + "'")
          .withHint("one of " + String.join(", ", names))
          .withSuggestions(Nearest.to(source, names));
    }
    return reports.of(source);
  }

  private SnapshotManifest snapshot(Context ctx) {
    return snapshots.apply(Optional.ofNullable(ctx.queryParam("snapshot")));
  }

  private static int number(Context ctx, String name, int usual, int least, int most) {
    String text = ctx.queryParam(name);
    if (text == null) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the limits.
    }
    throw new LandstockException(
        Code.INVALID_ARGUMENT,
        "parameter '" + name + "' must be in [" + least + ", " + most + "], was " + text);
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
