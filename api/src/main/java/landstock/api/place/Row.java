package landstock.api.place;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/**
 * One row of a batch.
 *
 * @param columns of the batch
 * @param number of the row
 */
record Row(List<FieldVector> columns, int number) {

  String name(int column) {
    return columns.get(column).getName();
  }

  @Nullable String text(int column) {
    VarCharVector texts = (VarCharVector) columns.get(column);
    return texts.isNull(number) ? null : new String(texts.get(number), StandardCharsets.UTF_8);
  }

  byte @Nullable [] bytes(int column) {
    VarBinaryVector bytes = (VarBinaryVector) columns.get(column);
    return bytes.isNull(number) ? null : bytes.get(number);
  }

  /** NaN for NULL. */
  double real(int column) {
    Float8Vector reals = (Float8Vector) columns.get(column);
    return reals.isNull(number) ? Double.NaN : reals.get(number);
  }
}
