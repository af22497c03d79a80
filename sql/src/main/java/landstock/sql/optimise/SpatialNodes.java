package landstock.sql.optimise;

import landstock.sql.algebra.Rewrite;
import landstock.sql.operator.SpatialOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;

/**
 * Tells whether an algebra tree has a filter or join condition that the spatial stages care for.
 */
final class SpatialNodes extends Rewrite {
  private boolean found;

  static boolean any(RelNode root) {
    SpatialNodes nodes = new SpatialNodes();
    root.accept(nodes);
    return nodes.found;
  }

  @Override
  protected RelNode rewrite(RelNode node) {
    found |= node instanceof Filter filter && spatial(filter.getCondition());
    found |= node instanceof Join join && spatial(join.getCondition());
    return node;
  }

  /** Whether an expression calls one of our functions. */
  private static boolean spatial(RexNode expression) {
    boolean[] found = {false};
    expression.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCall(RexCall call) {
            found[0] |= call.getOperator() instanceof SpatialOperator;
            return super.visitCall(call);
          }
        });
    return found[0];
  }
}
