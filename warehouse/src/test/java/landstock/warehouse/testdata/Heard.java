package landstock.warehouse.testdata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Records that write down all they hear; the columns are the headers given. */
public final class Heard implements Records {
  private final List<String> headers;

  /** {@code row: text | text}, null as {@code -}. */
  public final List<String> rows = new ArrayList<>();

  /** {@code rule row value detail}, what is absent left out. */
  public final List<String> findings = new ArrayList<>();

  public final List<@Nullable Geometry> shapes = new ArrayList<>();

  public Heard(String... headers) {
    this.headers = List.of(headers);
  }

  /** A hand-in of this format; nothing else of it matters to a format. */
  public static HandIn handIn(
      HandIn.Format format, Charset charset, int srid, @Nullable String layer) {
    return new HandIn(
        "source",
        "plan.constraint",
        "file",
        Optional.ofNullable(layer),
        format,
        charset,
        Optional.empty(),
        srid,
        Optional.empty(),
        new Label("局", "Bureau"),
        "administrative_record",
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  public static HandIn handIn(HandIn.Format format) {
    return handIn(format, StandardCharsets.UTF_8, 4548, null);
  }

  /** Reads a file; what ends the reading is a finding. */
  public Heard read(landstock.warehouse.source.FileFormat format, Path file, HandIn handIn) {
    try {
      format.read(file, handIn, this, bytes -> {});
    } catch (Unreadable e) {
      findings.add("UNREADABLE " + text(e.finding()));
    } catch (java.io.IOException e) {
      findings.add("UNREADABLE " + e.getMessage());
    }
    return this;
  }

  @Override
  public int width() {
    return headers.size();
  }

  @Override
  public int find(String header) {
    return headers.indexOf(header);
  }

  @Override
  public void checkHeaders() {}

  @Override
  public void accept(long row, @Nullable String[] texts, @Nullable Geometry geometry) {
    List<String> words = new ArrayList<>();
    for (String text : texts) {
      words.add(text == null ? "-" : text);
    }
    rows.add(row + ": " + String.join(" | ", words));
    shapes.add(geometry);
  }

  @Override
  public void reject(long row, String rule, @Nullable String value, String detail) {
    add(rule, row, value, detail);
  }

  @Override
  public void flag(long row, String rule, String detail) {
    add(rule, row, null, detail);
  }

  @Override
  public void flag(long row, int column, String rule, @Nullable String value, String detail) {
    add(rule, row, headers.get(column) + (value == null ? "" : " " + value), detail);
  }

  @Override
  public void note(String rule, @Nullable Long row, @Nullable String value, String detail) {
    add(rule, row, value, detail);
  }

  private void add(String rule, @Nullable Long row, @Nullable String value, String detail) {
    findings.add(text(new Finding(rule, "source", row, null, value, detail)));
  }

  @Override
  public Unreadable unreadable(
      String rule, @Nullable Long row, @Nullable String value, String detail) {
    return new Unreadable(new Finding(rule, "source", row, null, value, detail));
  }

  private static String text(Finding finding) {
    return finding.rule()
        + (finding.row() == null ? "" : " " + finding.row())
        + (finding.value() == null ? "" : " " + finding.value())
        + (finding.detail() == null || finding.detail().isEmpty() ? "" : " " + finding.detail());
  }
}
