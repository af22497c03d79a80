package landstock.sql.render;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/**
 * A place where the text must have {@code (SELECT …) AS t}, so that nothing above merges into it.
 */
public final class Derived extends SingleRel {
  Derived(RelNode input) {
    super(input.getCluster(), input.getTraitSet(), input);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new Derived(sole(inputs));
  }
}
