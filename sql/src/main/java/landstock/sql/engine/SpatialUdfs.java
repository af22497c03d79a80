package landstock.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import landstock.sql.function.SpatialFunction;
import landstock.sql.function.ValueType;
import landstock.sql.problem.LandstockException;
import landstock.sql.spatial.GeometryCodec;
import landstock.sql.spatial.SpatialFunctions;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.locationtech.jts.geom.Geometry;

/**
 * Puts our spatial functions into DuckDB under {@link SpatialFunction#engineName()}. DuckDB hands
 * neither GEOMETRY nor BLOB to Java, so both cross as base64 in VARCHAR.
 */
public final class SpatialUdfs {

  private SpatialUdfs() {}

  /**
   * Registers every overload for all connections of this one's instance; once per instance. They
   * take geometry within the caps.
   */
  public static void register(Connection connection) throws SQLException {
    register(connection, GeometryCodec::decode);
  }

  /** The same for a build, in which a geometry may have any number of vertices. */
  static void registerForBuild(Connection connection) throws SQLException {
    register(connection, GeometryCodec::decodeBuilt);
  }

  private static void register(Connection connection, Function<String, Geometry> decoder)
      throws SQLException {
    for (SpatialFunction function : SpatialFunctions.ALL) {
      register(connection, function, decoder);
    }
    Failing.register(connection);
  }

  /**
   * Lets DuckDB SQL on this one connection say {@code ST_Area(geom)} on GEOMETRY values; needs
   * {@link #register}.
   */
  public static void createMacros(Connection connection) throws SQLException {
    SpatialMacros.create(connection);
  }

  /**
   * What one of our functions failed with, if that is why DuckDB stopped; without its hint, which
   * does not cross.
   */
  public static Optional<LandstockException> failure(SQLException failure) {
    return FunctionFailure.find(String.valueOf(failure.getMessage()));
  }

  private static void register(
      Connection connection, SpatialFunction function, Function<String, Geometry> decoder)
      throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder.withName(function.engineName()).withReturnType(duckDb(function.result()));
      for (ValueType parameter : function.parameters()) {
        builder.withParameter(duckDb(parameter));
      }
      builder
          .withVectorizedFunction(
              (input, output) -> new Chunk(function, decoder, input).run(output))
          .register(connection);
    }
  }

  private static DuckDBColumnType duckDb(ValueType type) {
    return switch (type) {
      case GEOMETRY, TEXT, BINARY -> DuckDBColumnType.VARCHAR;
      case DOUBLE -> DuckDBColumnType.DOUBLE;
      case INTEGER -> DuckDBColumnType.INTEGER;
      case BOOLEAN -> DuckDBColumnType.BOOLEAN;
    };
  }
}
