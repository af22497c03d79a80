package landstock.api.tile;

import java.util.Arrays;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** One measure of one year for every row of a layer; filled once, only read afterwards. */
final class Figure {
  private final double[] values;
  private boolean whole;

  Figure(int rows) {
    values = new double[rows];
    Arrays.fill(values, Double.NaN);
  }

  /** Takes rows of code and value; codes that the layer does not have are passed over. */
  void add(VectorSchemaRoot batch, Codes codes) {
    VarCharVector code = (VarCharVector) batch.getVector(0);
    FieldVector value = batch.getVector(1);
    whole = value instanceof BigIntVector || value instanceof IntVector;
    for (int i = 0; i < batch.getRowCount(); i++) {
      int row = code.isNull(i) || value.isNull(i) ? -1 : codes.find(code.get(i));
      if (row >= 0) {
        values[row] = number(value, i);
      }
    }
  }

  private static double number(FieldVector vector, int i) {
    if (vector instanceof Float8Vector doubles) {
      return doubles.get(i);
    }
    if (vector instanceof BigIntVector longs) {
      return longs.get(i);
    }
    if (vector instanceof DecimalVector decimals) {
      return decimals.getObjectNotNull(i).doubleValue();
    }
    if (vector instanceof IntVector ints) {
      return ints.get(i);
    }
    throw new LandstockException(
        Code.INTERNAL, "a measure came as " + vector.getMinorType() + ", which is no number");
  }

  /** NaN where it is not known. */
  double value(int row) {
    return values[row];
  }

  /** Whether all values are whole numbers by their type. */
  boolean whole() {
    return whole;
  }

  long bytes() {
    return 8L * values.length;
  }
}
