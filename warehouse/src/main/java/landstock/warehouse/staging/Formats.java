package landstock.warehouse.staging;

import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.csv.CsvFormat;
import landstock.warehouse.source.geojson.GeoJsonFormat;

/** Every format that is read. */
final class Formats {
  private Formats() {}

  static FileFormat of(HandIn.Format format) {
    return switch (format) {
      case CSV -> new CsvFormat();
      case GEOJSON -> new GeoJsonFormat();
    };
  }
}
