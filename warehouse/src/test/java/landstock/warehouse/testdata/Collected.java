package landstock.warehouse.testdata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

/**
 * Keeps what a reader hands over: each header that is asked for gets a column, up to a width. May
 * refuse rows, as a database does whose disk is full.
 */
public final class Collected implements Records {
  private static final int WIDTH = 40;

  private final @Nullable RuntimeException refusal;

  public final List<String> headers = new ArrayList<>();
  public final List<String> rows = new ArrayList<>();
  public final List<@Nullable Geometry> geometries = new ArrayList<>();
  public final List<String> findings = new ArrayList<>();

  public Collected() {
    this(null);
  }

  /**
   * @param refusal what every row is answered by
   */
  public Collected(@Nullable RuntimeException refusal) {
    this.refusal = refusal;
  }

  /** A hand-in of the format, in EPSG:4548 and UTF-8 if nothing else is said. */
  public static HandIn handIn(HandIn.Format format, int srid, Charset charset) {
    return handIn(format, srid, charset, null, null);
  }

  public static HandIn handIn(HandIn.Format format, int srid) {
    return handIn(format, srid, StandardCharsets.UTF_8, null, null);
  }

  public static HandIn handIn(
      HandIn.Format format,
      int srid,
      Charset charset,
      @Nullable String layer,
      @Nullable String proj) {
    return new HandIn(
        "source",
        "land.parcel_polygon",
        "file",
        Optional.ofNullable(layer),
        format,
        charset,
        Optional.empty(),
        srid,
        Optional.ofNullable(proj),
        new Label("局", "Bureau"),
        "administrative_record",
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int find(String header) {
    if (!headers.contains(header)) {
      headers.add(header);
    }
    return headers.indexOf(header);
  }

  @Override
  public void checkHeaders() {}

  @Override
  public void accept(long row, @Nullable String[] texts, @Nullable Geometry geometry) {
    if (refusal != null) {
      throw refusal;
    }
    rows.add(row + " " + Arrays.asList(texts).subList(0, headers.size()));
    geometries.add(geometry);
  }

  @Override
  public void reject(long row, String rule, @Nullable String value, String detail) {
    findings.add(rule + " " + row);
  }

  @Override
  public void flag(long row, String rule, String detail) {
    findings.add(rule + " " + row + " " + detail);
  }

  @Override
  public void flag(long row, int column, String rule, @Nullable String value, String detail) {
    findings.add(rule + " " + row + " " + headers.get(column) + " " + value);
  }

  @Override
  public void note(String rule, @Nullable Long row, @Nullable String value, String detail) {
    findings.add(rule + " " + value + " " + detail);
  }

  @Override
  public Unreadable unreadable(
      String rule, @Nullable Long row, @Nullable String value, String detail) {
    return new Unreadable(new Finding(rule, "source", row, null, value, detail));
  }
}
