package landstock.api.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import landstock.sql.render.ResultColumn;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarBinaryVector;

/**
 * One column of a batch as text: geometry as WKT, nested values as JSON.
 *
 * @param vector tells which rows are NULL
 * @param cell appends the others
 * @param kind how it is laid out
 */
public record TextColumn(FieldVector vector, TextCell cell, Kind kind) {

  /** What a value may hold, as far as layout cares. */
  public enum Kind {
    /** Digits and signs of our own making; set to the right. */
    NUMBER,
    /** Letters of our own making, without separators or quotes: dates, booleans, base64. */
    WORD,
    /** WKT: commas, but nothing that a spreadsheet would execute. */
    SHAPE,
    /** Whatever somebody typed. */
    TEXT
  }

  /** One per vector; the columns are those of the answer, in the same order. */
  static List<TextColumn> of(List<FieldVector> vectors, List<ResultColumn> columns) {
    List<TextColumn> result = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      result.add(of(vectors.get(i), columns.get(i).type()));
    }
    return result;
  }

  /**
   * @param type of the column, which alone tells a geometry from a BLOB
   */
  public static TextColumn of(FieldVector vector, String type) {
    return switch (vector.getMinorType()) {
      case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4, UINT8, FLOAT4, FLOAT8, DECIMAL ->
          new TextColumn(vector, TextCells.value(vector), Kind.NUMBER);
      case LIST, FIXED_SIZE_LIST, STRUCT -> new TextColumn(vector, nested(vector), Kind.TEXT);
      case VARBINARY ->
          type.equals("GEOMETRY")
              ? new TextColumn(vector, wkt((VarBinaryVector) vector), Kind.SHAPE)
              : new TextColumn(vector, TextCells.value(vector), Kind.WORD);
      default ->
          TimeCells.find(vector)
              .map(cell -> new TextColumn(vector, cell, Kind.WORD))
              .orElseGet(() -> new TextColumn(vector, TextCells.value(vector), Kind.TEXT));
    };
  }

  private static TextCell wkt(VarBinaryVector vector) {
    return (out, row) -> {
      try {
        Wkb.walk(ByteBuffer.wrap(vector.get(row)), new WktShape(out));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static TextCell nested(FieldVector vector) {
    JsonCell cell = JsonCells.of(vector, "");
    return (out, row) -> {
      // As bytes: texts go from vectors to JSON without a String, which no Writer takes.
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      try (JsonGenerator json = JsonEncoder.JSON.createGenerator(text)) {
        cell.write(json, row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      out.append(text.toString(StandardCharsets.UTF_8));
    };
  }
}
