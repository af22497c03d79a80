package landstock.api.format;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;

/** Chooses, once per vector, how its scalar values become plain text, the same in every format. */
final class TextCells {
  private static final boolean SHORTEST = true;

  private TextCells() {}

  /** Scalars only; nested values are printed as Arrow prints them. */
  static TextCell value(FieldVector vector) {
    return switch (vector.getMinorType()) {
      case BIT -> (out, row) -> out.append(((BitVector) vector).get(row) != 0);
      case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4 -> integer((BaseIntVector) vector);
      case UINT8 -> unsigned((BaseIntVector) vector);
      case FLOAT4 -> real((Float4Vector) vector);
      case FLOAT8 -> real((Float8Vector) vector);
      case DECIMAL -> decimal((DecimalVector) vector);
      case VARCHAR -> utf8((VarCharVector) vector);
      case LARGEVARCHAR ->
          (out, row) ->
              out.append(
                  new String(((LargeVarCharVector) vector).get(row), StandardCharsets.UTF_8));
      case VARBINARY ->
          (out, row) ->
              out.append(Base64.getEncoder().encodeToString(((VarBinaryVector) vector).get(row)));
      default -> TimeCells.find(vector).orElseGet(() -> asPrinted(vector));
    };
  }

  private static TextCell integer(BaseIntVector vector) {
    return (out, row) -> out.append(vector.getValueAsLong(row));
  }

  private static TextCell unsigned(BaseIntVector vector) {
    return (out, row) -> out.append(Long.toUnsignedString(vector.getValueAsLong(row)));
  }

  private static TextCell real(Float8Vector vector) {
    return (out, row) -> out.append(NumberOutput.toString(vector.get(row), SHORTEST));
  }

  private static TextCell real(Float4Vector vector) {
    return (out, row) -> out.append(NumberOutput.toString(vector.get(row), SHORTEST));
  }

  private static TextCell decimal(DecimalVector vector) {
    return (out, row) -> {
      BigDecimal value = vector.getObjectNotNull(row);
      out.append(value.toPlainString());
    };
  }

  private static TextCell utf8(VarCharVector vector) {
    return (out, row) -> out.append(new String(vector.get(row), StandardCharsets.UTF_8));
  }

  private static TextCell asPrinted(FieldVector vector) {
    return (out, row) -> out.append(vector.getObject(row));
  }
}
