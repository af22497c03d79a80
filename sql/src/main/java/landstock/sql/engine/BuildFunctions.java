package landstock.sql.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import landstock.sql.spatial.GeometryCodec;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.shape.fractal.HilbertCode;

/**
 * What a build needs beside the functions of our SQL: a sort key along a curve, the union of the
 * parts of one thing, and a sum that does not depend on the order of rows.
 */
final class BuildFunctions {
  private BuildFunctions() {}

  /** The curve has 2^16 cells along each axis. */
  private static final int HILBERT_LEVEL = 16;

  private static final List<String> MACROS =
      List.of(
          // Takes string_agg(to_base64(ST_AsWKB(geom)), ',' ORDER BY …).
          "CREATE MACRO dissolve(parts) AS"
              + " system.main.st_geomfromwkb(from_base64(build_dissolve(parts)))",
          // NULL where it has more vertices than ST_* of a question takes.
          "CREATE MACRO askable(geom) AS CASE WHEN"
              + " ls_numpoints_1(to_base64(system.main.st_aswkb(geom))) <= "
              + GeometryCodec.MOST_VERTICES
              + " THEN geom END",
          // Doubles sum to the last bit only in one order; threads have none.
          "CREATE MACRO exact_sum(x) AS CAST(SUM(CAST(x AS DECIMAL(28,10))) AS DOUBLE)",
          // What the n largest have of the whole, by absolute amounts; NULL where the whole is 0.
          // A list of each group takes kilobytes: where groups are many and most have n rows or
          // fewer, crowd says which rows are of the others.
          "CREATE MACRO top_share(x, n) AS list_sum(MAX(ABS(x), n)) / NULLIF(SUM(ABS(x)), 0),"
              + " (x, n, crowd) AS CASE WHEN COUNT(*) > n"
              + " THEN list_sum(MAX(ABS(x), n) FILTER (WHERE crowd))"
              + " ELSE SUM(ABS(x)) END / NULLIF(SUM(ABS(x)), 0)",
          // The same for n = 1, without a list for each group.
          "CREATE MACRO largest_share(x) AS MAX(ABS(x)) / NULLIF(SUM(ABS(x)), 0)",
          // Boundaries: see BoundaryFunctions.
          "CREATE MACRO pieces_of(g) AS string_split("
              + "NULLIF(boundary_pieces(to_base64(system.main.st_aswkb(g))), ''), ',')");

  static void register(DuckDBConnection connection) throws SQLException {
    BoundaryFunctions.register(connection);
    try (DuckDBScalarFunctionBuilder hilbert = DuckDBFunctions.scalarFunction();
        DuckDBScalarFunctionBuilder dissolve = DuckDBFunctions.scalarFunction();
        Statement statement = connection.createStatement()) {
      hilbert
          .withName("hilbert_key")
          .withParameter(DuckDBColumnType.INTEGER)
          .withParameter(DuckDBColumnType.INTEGER)
          .withReturnType(DuckDBColumnType.BIGINT)
          .withVectorizedFunction(BuildFunctions::hilbertKeys)
          .register(connection);
      dissolve
          .withName("build_dissolve")
          .withParameter(DuckDBColumnType.VARCHAR)
          .withReturnType(DuckDBColumnType.VARCHAR)
          .withVectorizedFunction(BuildFunctions::dissolve)
          .register(connection);
      for (String macro : MACROS) {
        statement.execute(macro);
      }
    }
  }

  /** Cell (x, y), each 0 to 65535, to its place along the curve. */
  private static void hilbertKeys(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector x = in.vector(0);
    DuckDBReadableVector y = in.vector(1);
    for (long row = 0; row < in.rowCount(); row++) {
      if (x.isNull(row) || y.isNull(row)) {
        out.setNull(row);
      } else {
        out.setLong(row, HilbertCode.encode(HILBERT_LEVEL, x.getInt(row), y.getInt(row)));
      }
    }
  }

  private static void dissolve(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector text = in.vector(0);
    for (long row = 0; row < in.rowCount(); row++) {
      if (text.isNull(row)) {
        out.setNull(row);
        continue;
      }
      List<Geometry> parts = new ArrayList<>();
      for (String part : text.getString(row).split(",")) {
        parts.add(GeometryCodec.decodeBuilt(part));
      }
      out.setString(row, GeometryCodec.encode(OverlayNGRobust.union(parts)));
    }
  }
}
