package landstock.sql.operator;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import landstock.sql.function.FunctionDoc;
import org.apache.calcite.sql.SqlOperator;

/** Every function, each declared once. What is not here does not exist. */
public final class FunctionCatalog {
  private FunctionCatalog() {}

  static final List<Declaration> DECLARATIONS =
      Stream.of(
              TextFunctions.all(),
              TextBuilders.all(),
              PatternFunctions.all(),
              NumericFunctions.all(),
              AngleFunctions.all(),
              DateFunctions.all(),
              ConditionalFunctions.all(),
              AggregateFunctions.all(),
              StatisticalFunctions.all(),
              WindowFunctions.all(),
              JsonFunctions.all(),
              ArrayFunctions.all())
          .flatMap(List::stream)
          .toList();

  private static final List<FunctionDoc> DOCS =
      Stream.concat(DECLARATIONS.stream().map(Declaration::doc), SpatialDocs.all().stream())
          .toList();

  private static final IdentityHashMap<SqlOperator, Declaration> BY_OPERATOR = byOperator();

  /** What the reference says, by category. */
  public static List<FunctionDoc> docs() {
    return DOCS;
  }

  /** The function of that name or alias, in any case. */
  public static Optional<FunctionDoc> find(String name) {
    return DOCS.stream().filter(doc -> doc.named(name)).findFirst();
  }

  /** How DuckDB says a call, where it does not say it as we do. */
  public static Optional<Rendering> duckDb(SqlOperator operator, int arguments) {
    return Optional.ofNullable(BY_OPERATOR.get(operator))
        .flatMap(declaration -> declaration.forms().duckDb(arguments));
  }

  /** Whether the engine's answer to such a call must be cast to the declared type. */
  public static boolean recast(SqlOperator operator) {
    Declaration declaration = BY_OPERATOR.get(operator);
    return declaration != null && declaration.recast();
  }

  private static IdentityHashMap<SqlOperator, Declaration> byOperator() {
    IdentityHashMap<SqlOperator, Declaration> map = new IdentityHashMap<>();
    DECLARATIONS.forEach(d -> d.operators().forEach(operator -> map.put(operator, d)));
    return map;
  }
}
