package landstock.sql.engine;

import java.util.function.Function;
import landstock.sql.function.Arguments;
import landstock.sql.function.SpatialFunction;
import landstock.sql.function.ValueType;
import landstock.sql.problem.LandstockException;
import landstock.sql.spatial.GeometryCodec;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;

/**
 * One call of DuckDB: up to 2048 rows of arguments of one function. A text that repeats from row to
 * row, as a constant does, is read and prepared once. Used by one thread, for one call.
 */
final class Chunk implements Arguments {

  private final SpatialFunction function;
  private final Function<String, Geometry> decoder;
  private final long rowCount;
  private final DuckDBReadableVector[] vectors;
  private final Slot[] slots;
  private long row;

  /** What is known of one text argument. */
  private static final class Slot {
    private final TextColumn column;
    private long row = -1;
    private String text = "";
    private boolean repeats;
    @Nullable Geometry geometry;
    @Nullable RelateNG prepared;

    Slot(DuckDBReadableVector vector) {
      this.column = new TextColumn(vector);
    }

    void moveTo(long next) {
      repeats = row >= 0 && column.same(next, row);
      if (!repeats) {
        String read = column.read(next);
        repeats = row >= 0 && read.equals(text);
        if (!repeats) {
          text = read;
          geometry = null;
          prepared = null;
        }
      }
      row = next;
    }
  }

  /**
   * @param decoder of base64 of WKB
   */
  Chunk(SpatialFunction function, Function<String, Geometry> decoder, DuckDBDataChunkReader input) {
    this.function = function;
    this.decoder = decoder;
    this.rowCount = input.rowCount();
    this.vectors = new DuckDBReadableVector[function.parameters().size()];
    this.slots = new Slot[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = input.vector(i);
      slots[i] = new Slot(vectors[i]);
    }
  }

  /**
   * @throws FunctionFailure when the function fails on one of the rows
   */
  void run(DuckDBWritableVector output) {
    try {
      for (row = 0; row < rowCount; row++) {
        Object result = moveToRow() ? function.apply(this) : null;
        if (result == null) {
          output.setNull(row);
        } else {
          write(output, result);
        }
      }
    } catch (LandstockException e) {
      throw new FunctionFailure(e);
    }
  }

  /** Reads the texts of the row; gives false when any argument is NULL. */
  private boolean moveToRow() {
    for (int i = 0; i < vectors.length; i++) {
      if (vectors[i].isNull(row)) {
        return false;
      }
    }
    for (int i = 0; i < vectors.length; i++) {
      ValueType type = function.parameters().get(i);
      if (type != ValueType.DOUBLE && type != ValueType.INTEGER) {
        slots[i].moveTo(row);
      }
    }
    return true;
  }

  private void write(DuckDBWritableVector output, Object result) {
    switch (function.result()) {
      case GEOMETRY -> output.setString(row, GeometryCodec.encode((Geometry) result));
      case TEXT, BINARY -> output.setString(row, (String) result);
      case DOUBLE -> output.setDouble(row, (Double) result);
      case INTEGER -> output.setInt(row, (Integer) result);
      case BOOLEAN -> output.setBoolean(row, (Boolean) result);
    }
  }

  @Override
  public Geometry geometry(int position) {
    Slot slot = slots[position];
    Geometry geometry = slot.geometry;
    if (geometry == null) {
      geometry = decoder.apply(text(position));
      slot.geometry = geometry;
    }
    return geometry;
  }

  @Override
  public RelateNG prepared(int position) {
    Slot slot = slots[position];
    RelateNG prepared = slot.prepared;
    if (prepared == null) {
      prepared = RelateNG.prepare(geometry(position));
      slot.prepared = prepared;
    }
    return prepared;
  }

  @Override
  public boolean repeats(int position) {
    return slots[position].repeats;
  }

  @Override
  public double number(int position) {
    return vectors[position].getDouble(row);
  }

  @Override
  public int integer(int position) {
    return vectors[position].getInt(row);
  }

  @Override
  public String text(int position) {
    return slots[position].text;
  }
}
