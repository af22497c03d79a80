package landstock.sql.operator;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Last key of the order of a window whose frame counts groups of peers: Calcite 1.42 knows ROWS and
 * RANGE alone, and carries this through. Nobody can name it.
 */
public final class GroupsFrame extends SqlFunction {
  private static final GroupsFrame INSTANCE = new GroupsFrame();

  private GroupsFrame() {
    super(
        "GROUPS FRAME",
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.INTEGER,
        null,
        OperandTypes.NILADIC,
        SqlFunctionCategory.SYSTEM);
  }

  /** Whether the frame of the window counts groups. */
  public static boolean marks(SqlWindow window) {
    int last = window.getOrderList().size() - 1;
    return last >= 0
        && window.getOrderList().get(last) instanceof SqlCall key
        && key.getOperator() instanceof GroupsFrame;
  }

  /** By itself: no table of functions lists it. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    return validator.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
  }

  /** A constant would be left out of the order. */
  @Override
  public boolean isDeterministic() {
    return false;
  }

  /** The same window with the mark. */
  public static SqlNode mark(SqlNode place) {
    return INSTANCE.createCall(place.getParserPosition());
  }
}
