package landstock.sql.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The list of everything that may be called: standard SQL as far as both engines mean the same by
 * it, some of PostgreSQL's functions, and ours. A function that can explode ({@code repeat}, {@code
 * lpad}, list generators) or reach outside is not on it.
 */
public final class Operators {
  private Operators() {}

  /** {@code date_trunc('month', x)}: the start of the period, as a timestamp. */
  private static final SqlBasicFunction DATE_TRUNC =
      SqlBasicFunction.create(
          "DATE_TRUNC",
          ReturnTypes.TIMESTAMP_NULLABLE,
          OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
          SqlFunctionCategory.TIMEDATE);

  /** {@code date_part('year', x)}: one field of a date, as a number. */
  private static final SqlBasicFunction DATE_PART =
      SqlBasicFunction.create(
          "DATE_PART",
          ReturnTypes.DOUBLE_NULLABLE,
          OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
          SqlFunctionCategory.TIMEDATE);

  /** {@code median(x)}: {@code percentile_cont(0.5)}. */
  private static final SqlAggFunction MEDIAN =
      SqlBasicAggFunction.create(
          "MEDIAN",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.explicit(SqlTypeName.DOUBLE)
              .andThen(
                  (binding, type) ->
                      binding.getTypeFactory().createTypeWithNullability(type, true)),
          OperandTypes.NUMERIC);

  private static final Set<SqlOperator> STANDARD_FUNCTIONS =
      Set.of(
          SqlStdOperatorTable.CAST,
          SqlStdOperatorTable.COALESCE,
          SqlStdOperatorTable.NULLIF,
          SqlStdOperatorTable.MOD,
          SqlStdOperatorTable.ABS,
          SqlStdOperatorTable.CEIL,
          SqlStdOperatorTable.FLOOR,
          SqlStdOperatorTable.ROUND,
          SqlStdOperatorTable.SQRT,
          SqlStdOperatorTable.POWER,
          SqlStdOperatorTable.EXP,
          SqlStdOperatorTable.LN,
          SqlStdOperatorTable.LOG10,
          SqlStdOperatorTable.SIGN,
          SqlStdOperatorTable.PI,
          SqlStdOperatorTable.SIN,
          SqlStdOperatorTable.COS,
          SqlStdOperatorTable.TAN,
          SqlStdOperatorTable.ASIN,
          SqlStdOperatorTable.ACOS,
          SqlStdOperatorTable.ATAN,
          SqlStdOperatorTable.ATAN2,
          SqlStdOperatorTable.DEGREES,
          SqlStdOperatorTable.RADIANS,
          SqlStdOperatorTable.UPPER,
          SqlStdOperatorTable.LOWER,
          SqlStdOperatorTable.CHAR_LENGTH,
          SqlStdOperatorTable.CHARACTER_LENGTH,
          SqlStdOperatorTable.SUBSTRING,
          SqlStdOperatorTable.TRIM,
          SqlStdOperatorTable.POSITION,
          SqlStdOperatorTable.EXTRACT,
          SqlStdOperatorTable.CURRENT_DATE,
          SqlStdOperatorTable.CURRENT_TIMESTAMP,
          SqlStdOperatorTable.LOCALTIMESTAMP,
          SqlStdOperatorTable.COUNT,
          SqlStdOperatorTable.SUM,
          SqlStdOperatorTable.AVG,
          SqlStdOperatorTable.MIN,
          SqlStdOperatorTable.MAX,
          SqlStdOperatorTable.ANY_VALUE,
          SqlStdOperatorTable.STDDEV,
          SqlStdOperatorTable.STDDEV_POP,
          SqlStdOperatorTable.STDDEV_SAMP,
          SqlStdOperatorTable.VARIANCE,
          SqlStdOperatorTable.VAR_POP,
          SqlStdOperatorTable.VAR_SAMP,
          SqlStdOperatorTable.COVAR_POP,
          SqlStdOperatorTable.COVAR_SAMP,
          SqlStdOperatorTable.PERCENTILE_CONT,
          SqlStdOperatorTable.PERCENTILE_DISC,
          SqlStdOperatorTable.MODE,
          SqlStdOperatorTable.LISTAGG,
          SqlStdOperatorTable.GROUPING,
          SqlStdOperatorTable.APPROX_COUNT_DISTINCT,
          SqlStdOperatorTable.ROW_NUMBER,
          SqlStdOperatorTable.RANK,
          SqlStdOperatorTable.DENSE_RANK,
          SqlStdOperatorTable.NTILE,
          SqlStdOperatorTable.LAG,
          SqlStdOperatorTable.LEAD,
          SqlStdOperatorTable.FIRST_VALUE,
          SqlStdOperatorTable.LAST_VALUE,
          SqlStdOperatorTable.NTH_VALUE,
          SqlStdOperatorTable.PERCENT_RANK,
          SqlStdOperatorTable.CUME_DIST);

  private static final List<SqlOperator> OTHERS =
      List.of(
          SqlLibraryOperators.ILIKE,
          SqlLibraryOperators.NOT_ILIKE,
          SqlLibraryOperators.INFIX_CAST,
          SqlLibraryOperators.GREATEST_PG,
          SqlLibraryOperators.LEAST_PG,
          SqlLibraryOperators.LENGTH,
          SqlLibraryOperators.LEFT,
          SqlLibraryOperators.RIGHT,
          SqlLibraryOperators.STARTS_WITH,
          SqlLibraryOperators.STRPOS,
          SqlLibraryOperators.SPLIT_PART,
          SqlLibraryOperators.BOOL_AND,
          SqlLibraryOperators.BOOL_OR,
          SqlLibraryOperators.STRING_AGG,
          DATE_TRUNC,
          DATE_PART,
          MEDIAN,
          GenerateSeries.INSTANCE);

  private static final SqlOperatorTable TABLE =
      new Allowed(
          SqlOperatorTables.chain(
              SqlStdOperatorTable.instance(),
              SqlOperatorTables.of(OTHERS),
              SqlOperatorTables.of(SpatialOperators.all())));

  /**
   * Lets the operators of the standard pass, and of its functions those that are listed. Names of
   * functions do not mind their case, unlike those of tables.
   */
  private record Allowed(SqlOperatorTable all) implements SqlOperatorTable {
    @Override
    public void lookupOperatorOverloads(
        SqlIdentifier name,
        @Nullable SqlFunctionCategory category,
        SqlSyntax syntax,
        List<SqlOperator> found,
        SqlNameMatcher matcher) {
      List<SqlOperator> candidates = new ArrayList<>();
      all.lookupOperatorOverloads(
          name, category, syntax, candidates, SqlNameMatchers.withCaseSensitive(false));
      candidates.stream().filter(Allowed::allowed).forEach(found::add);
    }

    @Override
    public List<SqlOperator> getOperatorList() {
      return all.getOperatorList().stream().filter(Allowed::allowed).toList();
    }

    private static boolean allowed(SqlOperator operator) {
      return !(operator instanceof SqlFunction)
          || STANDARD_FUNCTIONS.contains(operator)
          || OTHERS.contains(operator)
          || operator instanceof SpatialOperator
          || operator.equals(SpatialOperators.SRID);
    }
  }

  /** Everything that may be called. */
  public static SqlOperatorTable table() {
    return TABLE;
  }

  /** Names of the functions that may be called, for suggestions. */
  public static List<String> names() {
    return TABLE.getOperatorList().stream()
        .filter(SqlFunction.class::isInstance)
        .map(SqlOperator::getName)
        .distinct()
        .toList();
  }
}
