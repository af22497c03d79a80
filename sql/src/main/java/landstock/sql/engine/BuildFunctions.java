package landstock.sql.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.shape.fractal.HilbertCode;

/**
 * What a build needs beside the functions of our SQL: boxes, a sort key along a curve, the union of
 * the parts of one thing, and a sum that does not depend on the order of rows.
 */
final class BuildFunctions {
  private BuildFunctions() {}

  /** The curve has 2^16 cells along each axis. */
  private static final int HILBERT_LEVEL = 16;

  private static final List<String> MACROS =
      List.of(
          // Geometry does not cross into Java, base64 of its WKB does.
          "CREATE MACRO box_xmin(g) AS build_box(to_base64(ST_AsWKB(g)), 0)",
          "CREATE MACRO box_ymin(g) AS build_box(to_base64(ST_AsWKB(g)), 1)",
          "CREATE MACRO box_xmax(g) AS build_box(to_base64(ST_AsWKB(g)), 2)",
          "CREATE MACRO box_ymax(g) AS build_box(to_base64(ST_AsWKB(g)), 3)",
          // Takes string_agg(to_base64(ST_AsWKB(geom)), ',' ORDER BY …).
          "CREATE MACRO dissolve(parts) AS ST_GeomFromWKB(from_base64(build_dissolve(parts)))",
          // Doubles sum to the last bit only in one order; threads have none.
          "CREATE MACRO exact_sum(x) AS CAST(SUM(CAST(x AS DECIMAL(28,10))) AS DOUBLE)");

  static void register(DuckDBConnection connection) throws SQLException {
    DuckDBFunctions.scalarFunction()
        .withName("hilbert_key")
        .withParameter(DuckDBColumnType.INTEGER)
        .withParameter(DuckDBColumnType.INTEGER)
        .withReturnType(DuckDBColumnType.BIGINT)
        .withNullInNullOut()
        .withVectorizedFunction(BuildFunctions::hilbertKeys)
        .register(connection);
    DuckDBFunctions.scalarFunction()
        .withName("build_box")
        .withParameter(DuckDBColumnType.VARCHAR)
        .withParameter(DuckDBColumnType.INTEGER)
        .withReturnType(DuckDBColumnType.DOUBLE)
        .withNullInNullOut()
        .withVectorizedFunction(BuildFunctions::boxSides)
        .register(connection);
    DuckDBFunctions.scalarFunction()
        .withName("build_dissolve")
        .withParameter(DuckDBColumnType.VARCHAR)
        .withReturnType(DuckDBColumnType.VARCHAR)
        .withNullInNullOut()
        .withVectorizedFunction(BuildFunctions::dissolve)
        .register(connection);
    try (Statement statement = connection.createStatement()) {
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

  private static void boxSides(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector text = in.vector(0);
    DuckDBReadableVector side = in.vector(1);
    WKBReader reader = new WKBReader();
    for (long row = 0; row < in.rowCount(); row++) {
      if (text.isNull(row) || side.isNull(row)) {
        out.setNull(row);
        continue;
      }
      Envelope box = geometry(reader, text.getString(row)).getEnvelopeInternal();
      if (box.isNull()) {
        out.setNull(row);
      } else {
        out.setDouble(row, side(box, side.getInt(row)));
      }
    }
  }

  private static double side(Envelope box, int side) {
    return switch (side) {
      case 0 -> box.getMinX();
      case 1 -> box.getMinY();
      case 2 -> box.getMaxX();
      default -> box.getMaxY();
    };
  }

  private static void dissolve(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector text = in.vector(0);
    WKBReader reader = new WKBReader();
    WKBWriter writer = new WKBWriter();
    for (long row = 0; row < in.rowCount(); row++) {
      if (text.isNull(row)) {
        out.setNull(row);
        continue;
      }
      List<Geometry> parts = new ArrayList<>();
      for (String part : text.getString(row).split(",")) {
        parts.add(geometry(reader, part));
      }
      Geometry whole = OverlayNGRobust.union(parts);
      out.setString(row, Base64.getEncoder().encodeToString(writer.write(whole)));
    }
  }

  private static Geometry geometry(WKBReader reader, String base64) {
    try {
      return reader.read(Base64.getDecoder().decode(base64));
    } catch (ParseException e) {
      throw new IllegalArgumentException("not WKB: " + e.getMessage(), e);
    }
  }
}
