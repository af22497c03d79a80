package landstock.sql.security;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import landstock.sql.algebra.StoredTable;
import landstock.sql.catalog.Column;
import landstock.sql.security.Policy.ColumnRule;
import landstock.sql.security.Refusal.Use;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Follows the values of aggregate-only columns through the algebra, field by field, and refuses
 * every way but the one into an aggregate. What it does not know it refuses.
 */
final class AggregateOnly {
  /**
   * Functions whose value is no single row's. MIN, MAX, ANY_VALUE, MODE, MEDIAN, percentiles,
   * FIRST/LAST, ARRAY_AGG, STRING_AGG and BOOL_AND/OR give one row's value or compare with it.
   */
  private static final Set<String> AGGREGATES =
      Set.of(
          "COUNT",
          "SUM",
          "$SUM0",
          "AVG",
          "STDDEV",
          "STDDEV_POP",
          "STDDEV_SAMP",
          "VARIANCE",
          "VAR_POP",
          "VAR_SAMP",
          "COVAR_POP",
          "COVAR_SAMP",
          "CORR",
          "REGR_COUNT",
          "REGR_SLOPE",
          "REGR_INTERCEPT",
          "REGR_R2",
          "REGR_AVGX",
          "REGR_AVGY",
          "REGR_SXX",
          "REGR_SYY",
          "REGR_SXY");

  private static final Set<String> OF_ANY_DEGREE = Set.of("COUNT", "SUM", "$SUM0", "AVG");

  private final Policy policy;
  private final Map<CorrelationId, List<Cell>> outer = new HashMap<>();

  AggregateOnly(Policy policy) {
    this.policy = policy;
  }

  /**
   * @throws Refusal at the first wrong use
   */
  void check(RelNode root) {
    refuse(cells(root), Use.OUTPUT);
  }

  /** The fields of a node's rows. */
  private List<Cell> cells(RelNode node) {
    if (node instanceof TableScan scan) {
      return scanned(scan);
    }
    if (node instanceof Correlate correlate) {
      List<Cell> left = cells(correlate.getLeft());
      outer.put(correlate.getCorrelationId(), left);
      return joined(left, cells(correlate.getRight()), correlate.getRowType().getFieldCount());
    }
    List<Cell> input = inputs(node);
    node.getVariablesSet().forEach(variable -> outer.put(variable, input));
    CellReader reader = new CellReader(input, outer, this::subQuery);
    if (node instanceof Project project) {
      return project.getProjects().stream().map(reader::cell).toList();
    }
    if (node instanceof Filter filter) {
      condition(reader, filter.getCondition());
      return input;
    }
    if (node instanceof Join join) {
      condition(reader, join.getCondition());
      return input.subList(0, join.getRowType().getFieldCount());
    }
    if (node instanceof Aggregate aggregate) {
      return aggregated(aggregate, input);
    }
    if (node instanceof Sort sort) {
      return sorted(sort, input);
    }
    node.getInputs().forEach(in -> refuse(cells(in), Use.SET));
    return Collections.nCopies(node.getRowType().getFieldCount(), Cell.FREE);
  }

  private List<Cell> inputs(RelNode node) {
    List<Cell> all = new ArrayList<>();
    node.getInputs().forEach(in -> all.addAll(cells(in)));
    return all;
  }

  private static List<Cell> joined(List<Cell> left, List<Cell> right, int fields) {
    List<Cell> all = new ArrayList<>(left);
    all.addAll(right);
    return all.subList(0, fields);
  }

  private List<Cell> scanned(TableScan scan) {
    StoredTable stored = scan.getTable().unwrap(StoredTable.class);
    if (stored == null) {
      return Collections.nCopies(scan.getRowType().getFieldCount(), Cell.FREE);
    }
    List<Cell> cells = new ArrayList<>();
    for (Column column : stored.table().columns()) {
      boolean restricted = policy.rule(stored.table(), column.name()) == ColumnRule.AGGREGATE_ONLY;
      cells.add(
          restricted
              ? Cell.of(Restriction.of(stored.table().qualifiedName() + "." + column.name()))
              : Cell.STORED);
    }
    return cells;
  }

  private static void condition(CellReader reader, RexNode condition) {
    refuse(List.of(reader.cell(condition)), Use.CONDITION);
  }

  private List<Cell> sorted(Sort sort, List<Cell> input) {
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      refuse(List.of(input.get(key.getFieldIndex())), Use.ORDER);
    }
    if (sort.fetch != null || sort.offset != null) {
      refuse(input, Use.LIMIT);
    }
    return input;
  }

  private static List<Cell> aggregated(Aggregate aggregate, List<Cell> input) {
    for (int key : aggregate.getGroupSet()) {
      refuse(List.of(input.get(key)), Use.GROUPING);
    }
    aggregate.getAggCallList().forEach(call -> aggregation(call, input));
    return Collections.nCopies(aggregate.getRowType().getFieldCount(), Cell.FREE);
  }

  private static void aggregation(AggregateCall call, List<Cell> input) {
    String function = call.getAggregation().getName();
    List<Cell> arguments = call.getArgList().stream().map(input::get).toList();
    for (Cell argument : arguments) {
      Restriction restriction = argument.restriction();
      if (restriction == null) {
        continue;
      }
      boolean allowed =
          AGGREGATES.contains(function)
              && !call.isDistinct()
              && (restriction.degree() == 1 || OF_ANY_DEGREE.contains(function))
              && arguments.stream().allMatch(a -> a.restricted() || a.stored());
      if (!allowed) {
        throw new Refusal(
            restriction, Use.FUNCTION, call.isDistinct() ? function + "(DISTINCT)" : function);
      }
    }
    for (RelFieldCollation key : call.getCollation().getFieldCollations()) {
      refuse(List.of(input.get(key.getFieldIndex())), Use.ORDER);
    }
    if (call.filterArg >= 0) {
      refuse(List.of(input.get(call.filterArg)), Use.CONDITION);
    }
    if (call.rexList.stream().anyMatch(r -> !(r instanceof RexLiteral))) {
      refuse(input, Use.CONDITION);
    }
  }

  private Cell subQuery(RexSubQuery subQuery) {
    refuse(cells(subQuery.rel), Use.SUBQUERY);
    return Cell.FREE;
  }

  static void refuse(List<Cell> cells, Use use) {
    for (Cell cell : cells) {
      Restriction restriction = cell.restriction();
      if (restriction != null) {
        throw new Refusal(restriction, use);
      }
    }
  }
}
