package landstock.sql.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import landstock.sql.spatial.BoundaryPiece;
import landstock.sql.spatial.GeometryCodec;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Boundaries in pieces, for those who look for neighbours: {@code boundary_pieces(geometry)} gives
 * them as texts with commas between; of pieces there are {@code piece_bound(piece, side)}, {@code
 * piece_distance(a, b)} and {@code piece_shared(a, b)}. Geometry comes as base64 of WKB.
 */
final class BoundaryFunctions {
  private static final DuckDBColumnType TEXT = DuckDBColumnType.VARCHAR;
  private static final DuckDBColumnType WHOLE = DuckDBColumnType.INTEGER;
  private static final DuckDBColumnType NUMBER = DuckDBColumnType.DOUBLE;

  /** One chunk of a function none of whose arguments is NULL. */
  private interface Body {
    void row(DuckDBWritableVector out, long row);
  }

  private BoundaryFunctions() {}

  static void register(DuckDBConnection connection) throws SQLException {
    register(connection, "boundary_pieces", TEXT, BoundaryFunctions::pieces, TEXT);
    register(connection, "piece_bound", NUMBER, BoundaryFunctions::bound, TEXT, WHOLE);
    register(connection, "piece_distance", NUMBER, BoundaryFunctions::distance, TEXT, TEXT);
    register(connection, "piece_shared", NUMBER, BoundaryFunctions::shared, TEXT, TEXT);
  }

  private static void register(
      DuckDBConnection connection,
      String name,
      DuckDBColumnType result,
      Function<DuckDBDataChunkReader, Body> bodies,
      DuckDBColumnType... parameters)
      throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder.withName(name).withReturnType(result);
      for (DuckDBColumnType parameter : parameters) {
        builder.withParameter(parameter);
      }
      builder
          .withVectorizedFunction((in, out) -> run(in, out, bodies.apply(in), parameters.length))
          .register(connection);
    }
  }

  private static void run(
      DuckDBDataChunkReader in, DuckDBWritableVector out, Body body, int width) {
    List<DuckDBReadableVector> arguments = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      arguments.add(in.vector(i));
    }
    for (long row = 0; row < in.rowCount(); row++) {
      boolean known = true;
      for (DuckDBReadableVector argument : arguments) {
        known &= !argument.isNull(row);
      }
      if (known) {
        body.row(out, row);
      } else {
        out.setNull(row);
      }
    }
  }

  private static Body pieces(DuckDBDataChunkReader in) {
    DuckDBReadableVector geometry = in.vector(0);
    return (out, row) ->
        out.setString(
            row,
            BoundaryPiece.of(GeometryCodec.decodeBuilt(geometry.getString(row))).stream()
                .map(BoundaryPiece::text)
                .collect(Collectors.joining(",")));
  }

  private static Body bound(DuckDBDataChunkReader in) {
    Reader<BoundaryPiece> piece = new Reader<>(in.vector(0), BoundaryPiece::parse);
    DuckDBReadableVector side = in.vector(1);
    return (out, row) -> out.setDouble(row, piece.at(row).bound(side.getInt(row)));
  }

  private static Body distance(DuckDBDataChunkReader in) {
    Reader<BoundaryPiece> a = new Reader<>(in.vector(0), BoundaryPiece::parse);
    Reader<BoundaryPiece> b = new Reader<>(in.vector(1), BoundaryPiece::parse);
    return (out, row) -> out.setDouble(row, a.at(row).distance(b.at(row)));
  }

  private static Body shared(DuckDBDataChunkReader in) {
    Reader<BoundaryPiece> a = new Reader<>(in.vector(0), BoundaryPiece::parse);
    Reader<BoundaryPiece> b = new Reader<>(in.vector(1), BoundaryPiece::parse);
    return (out, row) -> out.setDouble(row, a.at(row).shared(b.at(row)));
  }

  /** Reads a text once where it stands in several rows on end, as the side of a join does. */
  private static final class Reader<T> {
    private final TextColumn column;
    private final Function<String, T> parser;
    private long last = -1;
    private @Nullable T value;

    Reader(DuckDBReadableVector vector, Function<String, T> parser) {
      this.column = new TextColumn(vector);
      this.parser = parser;
    }

    T at(long row) {
      T known = value;
      if (known == null || !column.same(row, last)) {
        known = parser.apply(column.read(row));
        value = known;
      }
      last = row;
      return known;
    }
  }
}
