package landstock.sql.algebra;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** A change of every node of an algebra tree, inputs and sub-queries first. */
public abstract class Rewrite extends RelHomogeneousShuttle {

  /** The node that takes the place of this one; its inputs are already rewritten. */
  protected abstract RelNode rewrite(RelNode node);

  @Override
  public final RelNode visit(RelNode node) {
    RelNode visited = super.visit(node);
    RelNode withSubQueries =
        visited.accept(
            new RexShuttle() {
              @Override
              public RexNode visitSubQuery(RexSubQuery subQuery) {
                RexSubQuery operands = (RexSubQuery) super.visitSubQuery(subQuery);
                RelNode inner = operands.rel.accept(Rewrite.this);
                return inner == operands.rel ? operands : operands.clone(inner);
              }
            });
    return rewrite(withSubQueries);
  }
}
