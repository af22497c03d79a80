package landstock.sql.operator;

import java.util.Locale;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Optionality;

/** A function of a group's rows that Calcite does not have, or has with another meaning. */
final class DeclaredAggregate extends SqlAggFunction {
  DeclaredAggregate(String name, Forms forms) {
    super(
        name.toUpperCase(Locale.ROOT),
        null,
        SqlKind.OTHER_FUNCTION,
        forms,
        forms,
        forms,
        SqlFunctionCategory.SYSTEM,
        false,
        false,
        Optionality.FORBIDDEN);
  }
}
