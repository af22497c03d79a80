package landstock.warehouse.pack;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import landstock.sql.catalog.Label;

/**
 * One file of a bureau and how to read it.
 *
 * @param name unique in the survey
 * @param dataset catalogue table it feeds
 * @param file relative to the folder handed in; * and ? in its name stand for several files of one
 *     kind
 * @param layer which sheet, layer or table of a file that has several; absent means the only one,
 *     or the first (of XLSX the sheet whose headers fit best, if no other fits as well; {@code *}
 *     reads all that fit)
 * @param format how it is written
 * @param encoding character set; GeoJSON is always UTF-8
 * @param separator between the fields of CSV; absent means that it is told from the file
 * @param srid EPSG code of its coordinates, axis order (easting, northing) or (lon, lat)
 * @param proj its CRS as a PROJ string where no EPSG code says it, {@code +towgs84} included; then
 *     {@code srid} means nothing
 * @param owner bureau
 * @param purpose administrative_record, statistical_survey or special_survey
 * @param columns catalogue column to header, where no synonym says so
 * @param constants catalogue column to the text every row has
 * @param formats catalogue column to a java.time pattern, or one of {@link #SERIAL_DAYS}
 * @param factors catalogue column to what its numbers are multiplied by
 * @param nulls catalogue column to the texts that mean unknown
 */
public record HandIn(
    String name,
    String dataset,
    String file,
    Optional<String> layer,
    Format format,
    Charset encoding,
    Optional<Character> separator,
    int srid,
    Optional<String> proj,
    Label owner,
    String purpose,
    Map<String, String> columns,
    Map<String, String> constants,
    Map<String, String> formats,
    Map<String, BigDecimal> factors,
    Map<String, List<String>> nulls) {

  /** Days as spreadsheets number them, from 1900 or from 1904. */
  public static final Set<String> SERIAL_DAYS = Set.of("serial1900", "serial1904");

  /** How a file is written. */
  public enum Format {
    GEOJSON,
    CSV,
    SHAPEFILE,
    GEOPACKAGE,
    PARQUET,
    TOPOJSON,
    POSTGIS,
    FILEGDB,
    XLSX,
    TXT
  }

  public HandIn {
    columns = Map.copyOf(columns);
    constants = Map.copyOf(constants);
    formats = Map.copyOf(formats);
    factors = Map.copyOf(factors);
    nulls = Map.copyOf(nulls);
  }
}
