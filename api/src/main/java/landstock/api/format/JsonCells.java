package landstock.api.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import landstock.sql.render.ResultColumn;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * Chooses, once per vector, how its values become JSON. Integers beyond ±2^53 and DECIMAL become
 * strings, because JavaScript would round them; NaN and infinities become strings, because JSON has
 * no word for them; GEOMETRY becomes a GeoJSON geometry in its own coordinates.
 */
final class JsonCells {
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private JsonCells() {}

  /**
   * @param type SQL type of the column; tells GEOMETRY from other binary values
   */
  static JsonCell of(FieldVector vector, String type) {
    return of(vector, type, Numbers.EXACT);
  }

  /** What becomes of numbers that a double cannot hold. */
  enum Numbers {
    /** Strings, so that nobody rounds them unasked. */
    EXACT,
    /**
     * Numbers with all their digits; not a number is null. For readers that add up and draw, which
     * keep 15 to 17 digits.
     */
    PLAIN
  }

  /** A writer for each column of a batch. */
  static JsonCell[] all(List<FieldVector> vectors, List<ResultColumn> columns, Numbers numbers) {
    JsonCell[] cells = new JsonCell[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = of(vectors.get(i), columns.get(i).type(), numbers);
    }
    return cells;
  }

  /** Each row of a batch as a list. */
  static void writeRows(
      JsonGenerator json, VectorSchemaRoot batch, List<ResultColumn> columns, Numbers numbers)
      throws IOException {
    JsonCell[] cells = all(batch.getFieldVectors(), columns, numbers);
    for (int row = 0; row < batch.getRowCount(); row++) {
      json.writeStartArray();
      for (JsonCell cell : cells) {
        cell.write(json, row);
      }
      json.writeEndArray();
    }
  }

  static JsonCell of(FieldVector vector, String type, Numbers numbers) {
    if (numbers == Numbers.PLAIN && vector instanceof DecimalVector decimal) {
      return nullable(
          vector, (json, row) -> json.writeNumber(decimal.getObjectNotNull(row).toPlainString()));
    }
    if (numbers == Numbers.PLAIN && vector instanceof Float8Vector real) {
      return nullable(vector, finite(real));
    }
    JsonCell value =
        switch (vector.getMinorType()) {
          case BIT -> bit((BitVector) vector);
          case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4 ->
              integer(((BaseIntVector) vector)::getValueAsLong);
          case FLOAT4 -> real((Float4Vector) vector);
          case FLOAT8 -> real((Float8Vector) vector);
          case DECIMAL -> decimal((DecimalVector) vector, type);
          case VARCHAR -> text((VarCharVector) vector);
          case VARBINARY ->
              type.equals("GEOMETRY")
                  ? geometry((VarBinaryVector) vector)
                  : (json, row) -> json.writeBinary(((VarBinaryVector) vector).get(row));
          case LIST -> list((ListVector) vector);
          case FIXED_SIZE_LIST -> list((FixedSizeListVector) vector);
          case STRUCT -> struct((StructVector) vector);
          default -> quoted(TextCells.value(vector));
        };
    return nullable(vector, value);
  }

  private static JsonCell nullable(ValueVector vector, JsonCell value) {
    return (json, row) -> {
      if (vector.isNull(row)) {
        json.writeNull();
      } else {
        value.write(json, row);
      }
    };
  }

  private static JsonCell bit(BitVector vector) {
    return (json, row) -> json.writeBoolean(vector.get(row) != 0);
  }

  private static JsonCell integer(IntToLongFunction vector) {
    return (json, row) -> {
      long value = vector.applyAsLong(row);
      if (value > EXACT_IN_DOUBLE || value < -EXACT_IN_DOUBLE) {
        json.writeString(Long.toString(value));
      } else {
        json.writeNumber(value);
      }
    };
  }

  private static JsonCell real(Float8Vector vector) {
    // Jackson quotes NaN and infinities by default: QUOTE_NON_NUMERIC_NUMBERS.
    return (json, row) -> json.writeNumber(vector.get(row));
  }

  private static JsonCell finite(Float8Vector vector) {
    return (json, row) -> {
      double value = vector.get(row);
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    };
  }

  private static JsonCell real(Float4Vector vector) {
    return (json, row) -> json.writeNumber(vector.get(row));
  }

  /** DuckDB sends integers over 64 bits (a SUM, say) as decimals of scale 0. */
  private static JsonCell decimal(DecimalVector vector, String type) {
    if (vector.getScale() == 0 && !type.startsWith("DECIMAL")) {
      return (json, row) -> {
        var value = vector.getObjectNotNull(row).toBigIntegerExact();
        if (value.bitLength() < 54) {
          json.writeNumber(value.longValue());
        } else {
          json.writeString(value.toString());
        }
      };
    }
    return (json, row) -> json.writeString(vector.getObjectNotNull(row).toPlainString());
  }

  private static JsonCell text(VarCharVector vector) {
    Scratch scratch = new Scratch();
    return (json, row) ->
        scratch.write(
            json, vector.getDataBuffer(), vector.getStartOffset(row), vector.getEndOffset(row));
  }

  private static JsonCell geometry(VarBinaryVector vector) {
    return (json, row) -> Wkb.walk(ByteBuffer.wrap(vector.get(row)), new GeoJsonShape(json));
  }

  private static JsonCell list(ListVector vector) {
    JsonCell item = of(vector.getDataVector(), "");
    return (json, row) ->
        items(json, item, vector.getElementStartIndex(row), vector.getElementEndIndex(row));
  }

  private static JsonCell list(FixedSizeListVector vector) {
    JsonCell item = of(vector.getDataVector(), "");
    return (json, row) ->
        items(json, item, vector.getElementStartIndex(row), vector.getElementEndIndex(row));
  }

  private static void items(JsonGenerator json, JsonCell item, int from, int to)
      throws IOException {
    json.writeStartArray();
    for (int i = from; i < to; i++) {
      item.write(json, i);
    }
    json.writeEndArray();
  }

  private static JsonCell struct(StructVector vector) {
    List<String> names = vector.getChildFieldNames();
    List<JsonCell> cells = new ArrayList<>();
    for (FieldVector child : vector.getChildrenFromFields()) {
      cells.add(of(child, ""));
    }
    return (json, row) -> {
      json.writeStartObject();
      for (int i = 0; i < cells.size(); i++) {
        json.writeFieldName(names.get(i));
        cells.get(i).write(json, row);
      }
      json.writeEndObject();
    };
  }

  private static JsonCell quoted(TextCell cell) {
    StringBuilder text = new StringBuilder();
    return (json, row) -> {
      text.setLength(0);
      cell.append(text, row);
      json.writeString(text.toString());
    };
  }

  /** Carries UTF-8 from the vector to the generator without a String between. */
  private static final class Scratch {
    private byte[] bytes = new byte[64];

    void write(JsonGenerator json, ArrowBuf data, int start, int end) throws IOException {
      int length = end - start;
      if (length > bytes.length) {
        bytes = new byte[Math.max(length, bytes.length * 2)];
      }
      data.getBytes(start, bytes, 0, length);
      json.writeUTF8String(bytes, 0, length);
    }
  }
}
