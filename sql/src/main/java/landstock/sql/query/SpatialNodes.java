package landstock.sql.query;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;

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
    found |= node instanceof Filter filter && Bounds.spatial(filter.getCondition());
    found |= node instanceof Join join && Bounds.spatial(join.getCondition());
    return node;
  }
}
