package landstock.sql.operator;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Everything that may be called, as Calcite asks for it: the operators of the standard's grammar,
 * some of PostgreSQL's, and the functions of {@link FunctionCatalog}.
 */
public final class Operators {
  private Operators() {}

  /** PostgreSQL's operators and markers that are no functions. */
  private static final List<SqlOperator> GRAMMAR =
      List.of(SqlLibraryOperators.ILIKE, SqlLibraryOperators.NOT_ILIKE);

  private static final List<SqlOperator> FUNCTIONS =
      Stream.concat(
              FunctionCatalog.DECLARATIONS.stream().flatMap(d -> d.operators().stream()),
              SpatialOperators.all().stream())
          .toList();

  private static final SqlOperatorTable TABLE =
      new Declared(
          SqlStdOperatorTable.instance(),
          Stream.concat(GRAMMAR.stream(), FUNCTIONS.stream())
              .collect(groupingBy(operator -> operator.getName().toUpperCase(Locale.ROOT))));

  /**
   * Of the standard what is no function; of functions what is declared. Names of functions do not
   * mind their case, unlike those of tables.
   */
  private record Declared(SqlOperatorTable standard, Map<String, List<SqlOperator>> ours)
      implements SqlOperatorTable {
    @Override
    public void lookupOperatorOverloads(
        SqlIdentifier name,
        @Nullable SqlFunctionCategory category,
        SqlSyntax syntax,
        List<SqlOperator> found,
        SqlNameMatcher matcher) {
      if (name.isSimple()) {
        // Of any category: ours may stand in for one of the standard's that the grammar names.
        String key = name.getSimple().toUpperCase(Locale.ROOT);
        ours.getOrDefault(key, List.of()).stream()
            .filter(operator -> family(operator.getSyntax()) == family(syntax))
            .forEach(found::add);
      }
      List<SqlOperator> candidates = new ArrayList<>();
      standard.lookupOperatorOverloads(
          name, category, syntax, candidates, SqlNameMatchers.withCaseSensitive(false));
      candidates.stream().filter(Declared::isGrammar).forEach(found::add);
    }

    @Override
    public List<SqlOperator> getOperatorList() {
      return Stream.concat(
              ours.values().stream().flatMap(List::stream),
              standard.getOperatorList().stream().filter(Declared::isGrammar))
          .toList();
    }

    /** {@code count(*)} is a family of its own to Calcite, though the same function. */
    private static SqlSyntax family(SqlSyntax syntax) {
      return syntax == SqlSyntax.FUNCTION_STAR ? SqlSyntax.FUNCTION : syntax.family;
    }

    private static boolean isGrammar(SqlOperator operator) {
      return !(operator instanceof SqlFunction);
    }
  }

  /** Everything that may be called. */
  public static SqlOperatorTable table() {
    return TABLE;
  }

  /** Names of the functions that may be called, for suggestions. */
  public static List<String> names() {
    return FUNCTIONS.stream().map(SqlOperator::getName).distinct().toList();
  }
}
