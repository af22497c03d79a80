package landstock.warehouse.staging;

import java.nio.file.Path;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.csv.CsvFormat;
import landstock.warehouse.source.filegdb.FileGdbFormat;
import landstock.warehouse.source.geojson.GeoJsonFormat;
import landstock.warehouse.source.geopackage.GeoPackageFormat;
import landstock.warehouse.source.parquet.ParquetFormat;
import landstock.warehouse.source.postgis.PostgisFormat;
import landstock.warehouse.source.shapefile.ShapefileFormat;
import landstock.warehouse.source.topojson.TopoJsonFormat;

/** Every format that is read. */
final class Formats {
  private Formats() {}

  /**
   * @param work an existing folder for what a format must write meanwhile
   */
  static FileFormat of(HandIn.Format format, Path work) {
    return switch (format) {
      case CSV -> new CsvFormat();
      case GEOJSON -> new GeoJsonFormat();
      case SHAPEFILE -> new ShapefileFormat();
      case GEOPACKAGE -> new GeoPackageFormat();
      case PARQUET -> new ParquetFormat(work);
      case TOPOJSON -> new TopoJsonFormat();
      case POSTGIS -> new PostgisFormat();
      case FILEGDB -> new FileGdbFormat(work);
    };
  }
}
