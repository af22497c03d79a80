package landstock.sql.operator;

import java.util.Locale;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;

/** A function of one row that Calcite does not have, or has with another meaning. */
final class DeclaredFunction extends SqlFunction {
  private final boolean clock;

  DeclaredFunction(String name, Forms forms, boolean clock) {
    super(
        name.toUpperCase(Locale.ROOT),
        SqlKind.OTHER_FUNCTION,
        forms,
        forms,
        forms,
        SqlFunctionCategory.SYSTEM);
    this.clock = clock;
  }

  @Override
  public boolean isDynamicFunction() {
    return clock;
  }
}
