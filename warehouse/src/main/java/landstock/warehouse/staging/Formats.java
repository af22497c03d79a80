package landstock.warehouse.staging;

import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.csv.CsvFormat;
import landstock.warehouse.source.geojson.GeoJsonFormat;
import landstock.warehouse.source.txt.TxtFormat;
import landstock.warehouse.source.xlsx.XlsxFormat;

/** Every format that is read. */
public final class Formats {
  private Formats() {}

  public static FileFormat of(HandIn.Format format) {
    return switch (format) {
      case CSV -> new CsvFormat();
      case GEOJSON -> new GeoJsonFormat();
      case TXT -> new TxtFormat();
      case XLSX -> new XlsxFormat();
    };
  }
}
