package landstock.warehouse.staging;

import java.nio.file.Path;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.csv.CsvFormat;
import landstock.warehouse.source.filegdb.FileGdbFormat;
import landstock.warehouse.source.geojson.GeoJsonFormat;
import landstock.warehouse.source.geopackage.GeoPackageFormat;
import landstock.warehouse.source.parquet.ParquetFormat;
import landstock.warehouse.source.postgis.PostgisFormat;
import landstock.warehouse.source.shapefile.ShapefileFormat;
import landstock.warehouse.source.topojson.TopoJsonFormat;
import landstock.warehouse.source.txt.TxtFormat;
import landstock.warehouse.source.xlsx.XlsxFormat;

/** Every format that is read. */
public final class Formats {
  private Formats() {}

  /**
   * @param work an existing folder for what a format must write meanwhile
   * @param memory of all that read at once, for what a format must hold whole
   */
  public static FileFormat of(HandIn.Format format, Path work, MemoryBudget memory) {
    return switch (format) {
      case CSV -> new CsvFormat();
      case GEOJSON -> new GeoJsonFormat();
      case SHAPEFILE -> new ShapefileFormat();
      case GEOPACKAGE -> new GeoPackageFormat();
      case PARQUET -> new ParquetFormat(work);
      case TOPOJSON -> new TopoJsonFormat(memory);
      case POSTGIS -> new PostgisFormat();
      case FILEGDB -> new FileGdbFormat(work);
      case TXT -> new TxtFormat();
      case XLSX -> new XlsxFormat(memory);
    };
  }
}
