package landstock.sql.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import landstock.sql.algebra.Meaning;
import landstock.sql.algebra.Types;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.operator.Operators;
import landstock.sql.parse.PostgresConformance;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** Second stage: a syntax tree to relational algebra, checked against the catalogue. */
public final class Validate {
  private static final SqlValidator.Config VALIDATION =
      SqlValidator.Config.DEFAULT
          .withConformance(PostgresConformance.INSTANCE)
          .withDefaultNullCollation(NullCollation.HIGH)
          .withIdentifierExpansion(true)
          .withCallRewrite(false);

  /**
   * Sub-queries stay sub-queries: DuckDB decorrelates better than we could. Projections do not
   * merge, and conditions stay in their join: beside a correlated sub-query Calcite 1.42 moves the
   * columns of the outer query past a projection that it then keeps, so that they name the column
   * beside the one they mean (wrong answers). Nothing is worked out here: Calcite cuts where DuckDB
   * and PostgreSQL round ({@code 2.7::integer}), and DuckDB folds constants itself.
   */
  private static final SqlToRelConverter.Config CONVERSION =
      SqlToRelConverter.config()
          .withExpand(false)
          .withTrimUnusedFields(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE)
          .withRemoveSortInSubQuery(false)
          .addRelBuilderConfigTransform(
              builder -> builder.withBloat(-1).withPushJoinCondition(false).withSimplify(false));

  private static final Context CONTEXT = Contexts.empty();

  private final Snapshots snapshots;
  private final RelDataTypeFactory types = Types.factory();
  private final DateArithmetic arithmetic = new DateArithmetic(Operators.table());

  public Validate(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  public Meaning validate(SqlNode parsed, SnapshotFile snapshot) {
    List<String> names = outputNames(parsed);
    SqlNode query =
        parsed
            .accept(new TimeTravel(snapshots, snapshot))
            .accept(new WindowForms())
            .accept(new FilteredTexts());
    CalciteCatalogReader reader =
        snapshots.reader(snapshot, types, CalciteConnectionConfig.DEFAULT);
    Validator validator = new Validator(arithmetic, reader, types, VALIDATION);
    try {
      SqlNode validated = validator.validate(query.accept(new Microseconds()));
      List<RelDataType> parameters = ParameterTypes.of(validator, validated);
      RelOptCluster cluster =
          RelOptCluster.create(new VolcanoPlanner(CONTEXT), new RoundingCasts(types));
      SqlToRelConverter converter =
          new SqlToRelConverter(
              (rowType, queryString, schemaPath, viewPath) -> {
                throw new IllegalStateException("there are no views");
              },
              validator,
              reader,
              cluster,
              arithmetic,
              CONVERSION);
      RelRoot root = algebra(converter, validated);
      return new Meaning(root, named(names, root), parameters, parsed);
    } catch (CalciteContextException e) {
      throw MeaningErrors.translate(e, snapshots.names());
    } catch (AssertionError e) {
      if (!String.valueOf(e.getMessage()).contains("failed to preserve datatypes")) {
        throw e;
      }
      throw new LandstockException(
              Code.INVALID_QUERY, "the parts of the recursion have different types", e)
          .withHint("cast the columns of its first part to the types of its second");
    } catch (CalciteException e) {
      throw refused(e);
    }
  }

  /** Calcite's converter says of a construct that it has no algebra for it by this exception. */
  private static RelRoot algebra(SqlToRelConverter converter, SqlNode validated) {
    try {
      return converter.convertQuery(validated, false, true);
    } catch (UnsupportedOperationException e) {
      throw refused(e);
    }
  }

  private static LandstockException refused(RuntimeException e) {
    return new LandstockException(
        Code.INVALID_QUERY, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
  }

  /**
   * @param names of a table, perhaps with those of its schema
   * @throws LandstockException UNKNOWN_NAME where there is none
   */
  public void requireTable(List<String> names) {
    if (snapshots.findTable(names).isEmpty() && !names.get(0).equals("information_schema")) {
      String name = String.join(".", names);
      throw new LandstockException(Code.UNKNOWN_NAME, "there is no table '" + name + "'")
          .withSuggestions(Nearest.to(names.get(names.size() - 1), snapshots.names()));
    }
  }

  /**
   * Names of the select list where the statement gives none: that of the outermost function, as in
   * PostgreSQL; empty where Calcite's name is right.
   */
  private static List<String> outputNames(SqlNode query) {
    if (query instanceof SqlOrderBy orderBy) {
      return outputNames(orderBy.query);
    }
    if (query instanceof SqlWith with) {
      return outputNames(with.body);
    }
    if (!(query instanceof SqlSelect select)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    SqlNodeList items = select.getSelectList();
    for (SqlNode item : items) {
      names.add(functionName(item));
    }
    return names;
  }

  private static String functionName(SqlNode item) {
    if (item instanceof SqlCall call) {
      if (call.getOperator() instanceof SqlFunction function && call.getKind() != SqlKind.CAST) {
        return function.getName().toLowerCase(Locale.ROOT);
      }
      if (call.getKind() == SqlKind.OVER
          || call.getKind() == SqlKind.FILTER
          || call.getKind() == SqlKind.WITHIN_GROUP) {
        return functionName(call.operand(0));
      }
    }
    return "";
  }

  private static List<String> named(List<String> wanted, RelRoot root) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < root.fields.size(); i++) {
      String name = root.fields.get(i).getValue();
      boolean made = name.startsWith("EXPR$");
      String better = i < wanted.size() && wanted.size() == root.fields.size() ? wanted.get(i) : "";
      names.add(!made ? name : better.isEmpty() ? "column_" + (i + 1) : better);
    }
    return names;
  }
}
