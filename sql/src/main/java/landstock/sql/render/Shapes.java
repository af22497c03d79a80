package landstock.sql.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import landstock.sql.algebra.Rewrite;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Gives the algebra a shape that Calcite's converter to SQL writes right: it merges a node into the
 * SELECT of the one below where the text then means something else, or nothing.
 */
final class Shapes extends Rewrite {

  @Override
  protected RelNode rewrite(RelNode node) {
    if (node instanceof Sort sort) {
      return withoutConstants(sort);
    }
    if (node instanceof Values values) {
      return typed(values);
    }
    if (node instanceof Aggregate aggregate) {
      return apart(aggregate);
    }
    if (node instanceof Project project && apart(project)) {
      return node.copy(node.getTraitSet(), List.of(new Derived(project.getInput())));
    }
    if (node instanceof Project project && RexOver.containsOver(project.getProjects(), null)) {
      return outerNamesKept(WindowKeys.asFields(project));
    }
    if (node instanceof Filter || node instanceof Project) {
      return outerNamesKept(node);
    }
    return node;
  }

  /**
   * Whether a projection must not merge with what is below. Calcite takes the aggregates of windows
   * and sub-queries for the statement's own: above columns that nobody reads it would write {@code
   * GROUP BY ()}, which is one row, and above an aggregate that nobody reads none, which is all. A
   * sort between the two merges as well, and must where it can, to stay the order of the statement.
   */
  private static boolean apart(Project project) {
    boolean above =
        RexUtil.SubQueryFinder.containsSubQuery(project)
            && WindowKeys.aggregates(project.getInput());
    if (project.getInput() instanceof Sort sort && sort.getInput() instanceof Project below) {
      ImmutableBitSet unread =
          ImmutableBitSet.range(below.getProjects().size())
              .except(RelOptUtil.InputFinder.bits(project.getProjects(), null));
      return above || ofItsOwn(unread.asList().stream().map(below.getProjects()::get).toList());
    }
    return above || (project.getInput() instanceof Project below && ofItsOwn(below.getProjects()));
  }

  /** Whether any of these expressions has aggregates that are not the statement's. */
  private static boolean ofItsOwn(List<RexNode> expressions) {
    return RexOver.containsOver(expressions, null)
        || expressions.stream().anyMatch(e -> RexUtil.SubQueryFinder.find(e) != null);
  }

  /** A NULL of a list of values has no type to DuckDB; nor have the columns of an empty list. */
  private static RelNode typed(Values values) {
    RexBuilder rex = values.getCluster().getRexBuilder();
    if (!values.tuples.isEmpty()) {
      boolean nulls = values.tuples.stream().anyMatch(t -> t.stream().anyMatch(RexLiteral::isNull));
      return nulls
          ? project(
              values, cast(rex, values.getRowType(), i -> rex.makeInputRef(values, i)), values)
          : values;
    }
    RelNode one = LogicalValues.createOneRow(values.getCluster());
    RelNode row =
        project(
            one,
            cast(
                rex,
                values.getRowType(),
                i -> rex.makeNullLiteral(rex.getTypeFactory().createSqlType(SqlTypeName.NULL))),
            values);
    return LogicalFilter.create(new Derived(row), rex.makeLiteral(false));
  }

  private static List<RexNode> cast(
      RexBuilder rex, RelDataType row, java.util.function.IntFunction<RexNode> value) {
    List<RexNode> casts = new ArrayList<>();
    for (int i = 0; i < row.getFieldCount(); i++) {
      casts.add(rex.makeAbstractCast(row.getFieldList().get(i).getType(), value.apply(i), false));
    }
    return casts;
  }

  private static RelNode project(RelNode input, List<RexNode> columns, RelNode named) {
    return LogicalProject.create(
        input, List.of(), columns, named.getRowType().getFieldNames(), Set.of());
  }

  /** DuckDB refuses to order by a literal, and orders by a column for a whole number. */
  private static RelNode withoutConstants(Sort sort) {
    if (!(sort.getInput() instanceof Project project)) {
      return sort;
    }
    List<RelFieldCollation> kept =
        sort.getCollation().getFieldCollations().stream()
            .filter(field -> !constant(project, field.getFieldIndex()))
            .toList();
    if (kept.size() == sort.getCollation().getFieldCollations().size()) {
      return sort;
    }
    if (kept.isEmpty() && sort.fetch == null && sort.offset == null) {
      return project;
    }
    return sort.copy(
        sort.getTraitSet().replace(RelCollations.of(kept)),
        project,
        RelCollations.of(kept),
        sort.offset,
        sort.fetch);
  }

  /** Whether a column is a literal, through projections that the converter may merge. */
  private static boolean constant(Project project, int column) {
    RexNode expression = project.getProjects().get(column);
    if (expression instanceof RexInputRef below && project.getInput() instanceof Project lower) {
      return constant(lower, below.getIndex());
    }
    return expression instanceof RexLiteral
        || (expression.isA(SqlKind.CAST) && RexUtil.isLiteral(expression, true));
  }

  /**
   * An aggregate does not merge with a projection that holds sub-queries, windows or a literal key:
   * DuckDB groups by column 5 for {@code GROUP BY 5}, and by no window. Nor where it has an order
   * of its own, which the converter would write as the number of a column. Other literals stay
   * beside it, for a separator and a fraction of a quantile are constants to DuckDB.
   */
  private static RelNode apart(Aggregate aggregate) {
    if (!(aggregate.getInput() instanceof Project project)) {
      return aggregate;
    }
    List<RexNode> expressions = project.getProjects();
    boolean literalKey =
        aggregate.getGroupSet().asList().stream().anyMatch(key -> constant(project, key));
    boolean cannotMerge = ofItsOwn(expressions);
    boolean ordered =
        aggregate.getAggCallList().stream()
            .anyMatch(
                call ->
                    !call.collation.getFieldCollations().isEmpty()
                        || call.getAggregation().getKind() == SqlKind.LISTAGG);
    if (!literalKey && !cannotMerge && !ordered) {
      return aggregate;
    }
    RelNode below = new Derived(project);
    RexBuilder rex = aggregate.getCluster().getRexBuilder();
    List<RexNode> beside = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      boolean literal = expressions.get(i) instanceof RexLiteral && !aggregate.getGroupSet().get(i);
      beside.add(literal ? expressions.get(i) : rex.makeInputRef(below, i));
    }
    return aggregate.copy(aggregate.getTraitSet(), List.of(project(below, beside, project)));
  }

  /**
   * The columns that an inner query names belong to this node's input, so the input must stand in
   * FROM under an alias: the converter names them by it, even where it then merges the input away.
   */
  private static RelNode outerNamesKept(RelNode node) {
    RelNode input = node.getInput(0);
    if (outerNames(node).isEmpty()
        || input instanceof TableScan
        || input instanceof Derived
        || (input instanceof Join && node instanceof Filter)) {
      return node;
    }
    RelNode named = input instanceof Join ? columnsOf(input) : input;
    return node.copy(node.getTraitSet(), List.of(new Derived(named)));
  }

  /** All columns of a join by name, so that equal names of its sides can be told. */
  private static RelNode columnsOf(RelNode join) {
    return project(
        join, join.getCluster().getRexBuilder().identityProjects(join.getRowType()), join);
  }

  private static Set<CorrelationId> outerNames(RelNode node) {
    Set<CorrelationId> ids = new LinkedHashSet<>(node.getVariablesSet());
    if (ids.isEmpty()) {
      node.accept(
          new org.apache.calcite.rex.RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subQuery) {
              ids.addAll(RelOptUtil.getVariablesUsed(subQuery.rel));
              return super.visitSubQuery(subQuery);
            }
          });
    }
    return ids;
  }
}
