package landstock.api.export;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Formats of a fixed question's answer; the name is the ending of its file. */
public enum ExportFormat {
  JSON("json", "application/json", true),
  CSV("csv", "text/csv; charset=utf-8; header=present", true),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
  GEOJSON("geojson", "application/geo+json", true);

  private final String ending;
  private final String contentType;
  private final boolean small;

  ExportFormat(String ending, String contentType, boolean small) {
    this.ending = ending;
    this.contentType = contentType;
    this.small = small;
  }

  public static Optional<ExportFormat> find(String ending) {
    return Arrays.stream(values()).filter(f -> f.ending.equals(ending)).findFirst();
  }

  public static List<String> endings(boolean withGeometry) {
    return Arrays.stream(values())
        .filter(f -> withGeometry || f != GEOJSON)
        .map(ExportFormat::ending)
        .toList();
  }

  public String ending() {
    return ending;
  }

  public String contentType() {
    return contentType;
  }

  /** Media type without parameters. */
  public String mediaType() {
    return contentType.split(";", -1)[0];
  }

  /** Whether gzip makes it smaller. */
  public boolean small() {
    return small;
  }
}
