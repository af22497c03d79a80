package landstock.sql.render;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.util.Optionality;

/** {@code STRING_AGG} with its separator: one operand, for the separator is no column. */
final class StringAggregate extends SqlAggFunction {
  private final String separator;

  private StringAggregate(String separator) {
    super(
        "STRING_AGG",
        null,
        SqlKind.LISTAGG,
        ReturnTypes.ARG0_NULLABLE,
        null,
        OperandTypes.ANY,
        SqlFunctionCategory.STRING,
        false,
        false,
        Optionality.OPTIONAL);
    this.separator = separator;
  }

  String separator() {
    return separator;
  }

  static AggregateCall of(AggregateCall call, RexLiteral separator) {
    return AggregateCall.create(
        call.getParserPosition(),
        new StringAggregate(String.valueOf(separator.getValueAs(String.class))),
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        ImmutableList.of(),
        List.of(call.getArgList().get(0)),
        call.filterArg,
        call.distinctKeys,
        call.collation,
        call.getType(),
        call.getName());
  }
}
