package landstock.api.export;

import java.time.LocalDate;
import landstock.api.format.TextCell;
import landstock.api.format.TextColumn;
import landstock.sql.render.ResultColumn;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.SheetColumn.Format;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
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

  /** What a sheet has no cell of its own for comes as the text that CSV has for it. */
  static SheetCells of(FieldVector vector, ResultColumn column) {
    SheetCells value =
        switch (vector.getMinorType()) {
          case BIT -> row -> ((BitVector) vector).get(row) != 0;
          case TINYINT, SMALLINT, INT, BIGINT ->
              row -> ((BaseIntVector) vector).getValueAsLong(row);
          case FLOAT8 -> row -> finite(((Float8Vector) vector).get(row));
          case DECIMAL -> row -> ((DecimalVector) vector).getObjectNotNull(row);
          case DATEDAY -> row -> LocalDate.ofEpochDay(((DateDayVector) vector).get(row));
          default -> text(TextColumn.of(vector, column.type()).cell());
        };
    return row -> vector.isNull(row) ? null : value.value(row);
  }

  private static SheetCells text(TextCell cell) {
    return row -> {
      StringBuilder text = new StringBuilder();
      cell.append(text, row);
      return text.toString();
    };
  }

  private static @Nullable Object finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
