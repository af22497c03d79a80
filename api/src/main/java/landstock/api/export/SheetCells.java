package landstock.api.export;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import landstock.sql.render.ResultColumn;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.SheetColumn.Format;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/** Values of one column as a sheet takes them. */
interface SheetCells {

  /** Null where the cell stays blank. */
  @Nullable Object value(int row);

  static SheetColumn.Format format(ResultColumn column) {
    String type = column.type();
    if (type.equals("BIGINT")) {
      return Format.COUNT;
    }
    if (type.endsWith("INT") || type.equals("INTEGER")) {
      return Format.NUMBER;
    }
    if (type.equals("DOUBLE") || type.startsWith("DECIMAL")) {
      return column.unit().filter("1"::equals).isPresent() ? Format.RATIO : Format.MONEY;
    }
    return switch (type) {
      case "BOOLEAN" -> Format.TRUTH;
      case "DATE" -> Format.DATE;
      default -> Format.TEXT;
    };
  }

  static SheetCells of(FieldVector vector) {
    SheetCells value =
        switch (vector.getMinorType()) {
          case BIT -> row -> ((BitVector) vector).get(row) != 0;
          case TINYINT, SMALLINT, INT, BIGINT ->
              row -> ((BaseIntVector) vector).getValueAsLong(row);
          case FLOAT8 -> row -> finite(((Float8Vector) vector).get(row));
          case DECIMAL -> row -> ((DecimalVector) vector).getObjectNotNull(row);
          case DATEDAY -> row -> LocalDate.ofEpochDay(((DateDayVector) vector).get(row));
          case VARCHAR ->
              row ->
                  WorkbookEncoder.cut(
                      new String(((VarCharVector) vector).get(row), StandardCharsets.UTF_8));
          default -> row -> WorkbookEncoder.cut(String.valueOf(vector.getObject(row)));
        };
    return row -> vector.isNull(row) ? null : value.value(row);
  }

  private static @Nullable Object finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
