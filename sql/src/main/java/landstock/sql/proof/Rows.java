package landstock.sql.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import landstock.sql.engine.Execution;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * An answer in memory, whichever side gave it.
 *
 * @param types one per column
 * @param rows numbers that are exact as BigDecimal, others as Double; NULL as null
 */
public record Rows(List<Type> types, List<List<@Nullable Object>> rows) {

  /** Families of types in which two sides must agree. */
  public enum Type {
    INTEGER,
    /** Whole numbers of 38 digits: DuckDB's HUGEINT, or a decimal without fraction. */
    HUGE,
    DECIMAL,
    DOUBLE,
    TEXT,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    OTHER
  }

  public Rows {
    types = List.copyOf(types);
    rows = Collections.unmodifiableList(new ArrayList<>(rows));
  }

  /** Reads to the end and closes. */
  public static Rows of(Execution execution) {
    try (execution) {
      List<Type> types =
          execution.batch().getSchema().getFields().stream().map(Rows::type).toList();
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (execution.next()) {
        List<FieldVector> vectors = execution.batch().getFieldVectors();
        for (int i = 0; i < execution.batch().getRowCount(); i++) {
          List<@Nullable Object> row = new ArrayList<>(vectors.size());
          for (FieldVector vector : vectors) {
            row.add(value(vector, i));
          }
          rows.add(row);
        }
      }
      return new Rows(types, rows);
    }
  }

  private static Type type(Field field) {
    ArrowType type = field.getType();
    if (type instanceof ArrowType.Decimal decimal) {
      return decimal.getScale() == 0 && decimal.getPrecision() == 38 ? Type.HUGE : Type.DECIMAL;
    }
    return switch (type.getTypeID()) {
      case Int -> Type.INTEGER;
      case FloatingPoint -> Type.DOUBLE;
      case Utf8, LargeUtf8, Utf8View -> Type.TEXT;
      case Bool -> Type.BOOLEAN;
      case Date -> Type.DATE;
      case Timestamp -> Type.TIMESTAMP;
      default -> Type.OTHER;
    };
  }

  private static @Nullable Object value(FieldVector vector, int row) {
    Object value = vector.getObject(row);
    if (value == null || value instanceof BigDecimal || value instanceof Double) {
      return value;
    }
    if (vector instanceof DateDayVector && value instanceof Integer days) {
      return LocalDate.ofEpochDay(days);
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof Boolean || value instanceof LocalDateTime ? value : value.toString();
  }
}
