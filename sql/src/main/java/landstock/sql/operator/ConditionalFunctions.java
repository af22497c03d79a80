package landstock.sql.operator;

import static landstock.sql.function.Category.CONDITIONAL;
import static landstock.sql.operator.Declaration.calcite;

import java.util.List;
import landstock.sql.function.Nulls;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Choices between values, and changes of type. */
final class ConditionalFunctions {
  private ConditionalFunctions() {}

  static List<Declaration> all() {
    return List.of(
        calcite(CONDITIONAL, "coalesce", SqlStdOperatorTable.COALESCE)
            .nulls(Nulls.PASSED_OVER)
            .form("any... -> common")
            .example("coalesce(NULL, 'R2', 'C1')", "R2")
            .says("The first that is not NULL.", "第一个非 NULL 的参数。"),
        calcite(CONDITIONAL, "nullif", SqlStdOperatorTable.NULLIF)
            .nulls(Nulls.AS_SAID)
            .form("any, any -> same")
            .example("nullif(0, 0)", "NULL")
            .says("NULL where both are equal, else the first.", "两者相等时为 NULL，否则为首个参数。"),
        calcite(CONDITIONAL, "greatest", SqlLibraryOperators.GREATEST_PG)
            .nulls(Nulls.PASSED_OVER)
            .form("any... -> common")
            .example("greatest(1, NULL, 3)", "3")
            .says("The greatest of its arguments.", "最大的参数。"),
        calcite(CONDITIONAL, "least", SqlLibraryOperators.LEAST_PG)
            .nulls(Nulls.PASSED_OVER)
            .form("any... -> common")
            .example("least(1, NULL, 3)", "1")
            .says("The least of its arguments.", "最小的参数。"),
        calcite(CONDITIONAL, "cast", SqlStdOperatorTable.CAST, SqlLibraryOperators.INFIX_CAST)
            .form("any -> any")
            .example("CAST('2024-02-03' AS DATE)", "2024-02-03")
            .example("CAST(2.5 AS integer)", "3")
            .says(
                "As another type: CAST(a AS type), a::type. Decimals round half away from zero, doubles"
                    + " half to even; what does not fit fails.",
                "类型转换，写作 CAST(a AS 类型) 或 a::类型；无法转换则报错。"),
        calcite(CONDITIONAL, "try_cast", SqlLibraryOperators.TRY_CAST)
            .nulls(Nulls.AS_SAID)
            .form("any -> any")
            .example("TRY_CAST('n/a' AS DOUBLE)", "NULL")
            .says("As another type, NULL where it does not fit.", "类型转换；无法转换则为 NULL。"));
  }
}
