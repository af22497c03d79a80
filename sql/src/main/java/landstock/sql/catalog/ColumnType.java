package landstock.sql.catalog;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.problem.LandstockException;

/**
 * The type of a stored column.
 *
 * @param kind the family
 * @param precision digits in all, for {@link Kind#DECIMAL} only, otherwise 0
 * @param scale digits after the point, for {@link Kind#DECIMAL} only, otherwise 0
 */
public record ColumnType(Kind kind, int precision, int scale) {

  /** Families of types; the text is DuckDB's name. */
  public enum Kind {
    TEXT("VARCHAR"),
    INTEGER("INTEGER"),
    BIGINT("BIGINT"),
    DOUBLE("DOUBLE"),
    DECIMAL("DECIMAL"),
    BOOLEAN("BOOLEAN"),
    DATE("DATE"),
    TIMESTAMP("TIMESTAMP"),
    /** Planar geometry in the table's CRS, axis order (easting, northing) or (lon, lat). */
    GEOMETRY("GEOMETRY");

    private final String duckDbName;

    Kind(String duckDbName) {
      this.duckDbName = duckDbName;
    }
  }

  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");

  public static final ColumnType GEOMETRY = new ColumnType(Kind.GEOMETRY, 0, 0);
  public static final ColumnType TEXT = new ColumnType(Kind.TEXT, 0, 0);
  public static final ColumnType DOUBLE = new ColumnType(Kind.DOUBLE, 0, 0);

  /**
   * Reads the spelling of the catalogue files: {@code text, integer, bigint, double, decimal(p,s),
   * boolean, date, timestamp, geometry}.
   *
   * @throws LandstockException INVALID_ARGUMENT for any other spelling
   */
  public static ColumnType parse(String text) {
    Matcher decimal = DECIMAL.matcher(text.replace(" ", ""));
    if (decimal.matches()) {
      return new ColumnType(
          Kind.DECIMAL, Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    try {
      return new ColumnType(Kind.valueOf(text.toUpperCase(Locale.ROOT)), 0, 0);
    } catch (IllegalArgumentException e) {
      throw new LandstockException(
          LandstockException.Code.INVALID_ARGUMENT, "unknown column type '" + text + "'", e);
    }
  }

  /** DuckDB's spelling, for DDL and casts. */
  public String duckDb() {
    return kind == Kind.DECIMAL ? "DECIMAL(" + precision + "," + scale + ")" : kind.duckDbName;
  }

  /** The catalogue's spelling; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return kind == Kind.DECIMAL
        ? "decimal(" + precision + "," + scale + ")"
        : kind.name().toLowerCase(Locale.ROOT);
  }
}
