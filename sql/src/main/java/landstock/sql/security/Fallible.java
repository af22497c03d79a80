package landstock.sql.security;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Expressions that may fail at run time. The engine evaluates the conditions of a scan in any
 * order, so that of a statement may meet a row before the row filter drops it, and whether it fails
 * tells about that row. Where a statement has such an expression it sees NULL in place of every
 * column of a row that is not its own.
 */
final class Fallible {
  /**
   * Calls that answer for every value of their operands. Spatial predicates: stored geometry is
   * valid.
   */
  private static final Set<SqlKind> SAFE =
      EnumSet.of(
          SqlKind.AND,
          SqlKind.OR,
          SqlKind.NOT,
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL,
          SqlKind.IS_NULL,
          SqlKind.IS_NOT_NULL,
          SqlKind.IS_TRUE,
          SqlKind.IS_NOT_TRUE,
          SqlKind.IS_FALSE,
          SqlKind.IS_NOT_FALSE,
          SqlKind.IS_DISTINCT_FROM,
          SqlKind.IS_NOT_DISTINCT_FROM,
          SqlKind.IN,
          SqlKind.NOT_IN,
          SqlKind.SEARCH,
          SqlKind.CASE,
          SqlKind.COALESCE,
          SqlKind.LIKE,
          SqlKind.BETWEEN,
          SqlKind.EXISTS,
          SqlKind.SCALAR_QUERY,
          SqlKind.SOME,
          SqlKind.ROW);

  private static final Set<String> SAFE_FUNCTIONS =
      Set.of(
          "UPPER",
          "LOWER",
          "TRIM",
          "LENGTH",
          "CHAR_LENGTH",
          "CHARACTER_LENGTH",
          "STARTS_WITH",
          "STRPOS",
          "POSITION",
          "EXTRACT",
          "ST_INTERSECTS",
          "ST_CONTAINS",
          "ST_WITHIN",
          "ST_COVERS",
          "ST_COVEREDBY",
          "ST_TOUCHES",
          "ST_OVERLAPS",
          "ST_CROSSES",
          "ST_DISJOINT",
          "ST_EQUALS",
          "ST_MAKEENVELOPE");

  private Fallible() {}

  /** Whether an expression that may fail can reach a scan: in a condition, or below one. */
  static boolean beforeRowFilters(RelNode root) {
    boolean[] found = {false};
    new RelVisitor() {
      @Override
      public void visit(
          RelNode node,
          int ordinal,
          @org.checkerframework.checker.nullness.qual.Nullable RelNode parent) {
        if (node instanceof Filter filter) {
          found[0] |= in(filter.getCondition()) || projectsBelow(node);
        } else if (node instanceof Join join) {
          found[0] |= in(join.getCondition()) || projectsBelow(node);
        }
        node.accept(
            new org.apache.calcite.rex.RexShuttle() {
              @Override
              public RexNode visitSubQuery(RexSubQuery subQuery) {
                found[0] |= beforeRowFilters(subQuery.rel);
                return super.visitSubQuery(subQuery);
              }
            });
        super.visit(node, ordinal, parent);
      }
    }.go(root);
    return found[0];
  }

  private static boolean projectsBelow(RelNode node) {
    for (RelNode input : node.getInputs()) {
      boolean here =
          input instanceof Project project && project.getProjects().stream().anyMatch(Fallible::in);
      if (here || projectsBelow(input)) {
        return true;
      }
    }
    return false;
  }

  private static boolean in(RexNode expression) {
    boolean[] found = {false};
    expression.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCall(RexCall call) {
            found[0] |= !safe(call);
            return super.visitCall(call);
          }
        });
    return found[0];
  }

  private static boolean safe(RexCall call) {
    if (SAFE.contains(call.getKind()) || SAFE_FUNCTIONS.contains(call.getOperator().getName())) {
      return true;
    }
    return switch (call.getKind()) {
      case CAST -> widens(call.getOperands().get(0).getType(), call.getType());
      case PLUS, MINUS, TIMES, DIVIDE, MINUS_PREFIX, PLUS_PREFIX ->
          call.getType().getSqlTypeName() == SqlTypeName.DOUBLE;
      default -> false;
    };
  }

  private static boolean widens(RelDataType from, RelDataType to) {
    return SqlTypeUtil.isCharacter(to)
        || (SqlTypeUtil.isNumeric(from) && to.getSqlTypeName() == SqlTypeName.DOUBLE)
        || (SqlTypeUtil.isExactNumeric(from)
            && SqlTypeUtil.isExactNumeric(to)
            && ExactRange.of(to).compareTo(ExactRange.of(from)) >= 0)
        || from.getSqlTypeName() == to.getSqlTypeName();
  }

  /** A column of the rows under a condition; NULL wherever it is evaluated on another row. */
  static RexNode mask(RelOptCluster cluster, RexNode condition, RexNode column) {
    RexBuilder rex = cluster.getRexBuilder();
    RelDataType type = rex.getTypeFactory().createTypeWithNullability(column.getType(), true);
    return rex.makeCall(
        type,
        SqlStdOperatorTable.CASE,
        java.util.List.of(condition, column, rex.makeNullLiteral(type)));
  }
}
