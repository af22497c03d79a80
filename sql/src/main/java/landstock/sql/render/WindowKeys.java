package landstock.sql.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import landstock.sql.operator.GroupsFrame;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexWindow;

/**
 * Windows partition and order by fields of a query in FROM. DuckDB refuses to do it by an
 * expression that may fail ({@code error} is volatile to it), and over an aggregate that a window
 * does not read Calcite would leave the aggregate out.
 */
final class WindowKeys extends RexShuttle {
  private final List<RexNode> below;
  private final Set<RexNode> keys = Collections.newSetFromMap(new IdentityHashMap<>());

  private WindowKeys(List<RexNode> below) {
    this.below = below;
  }

  /** The projection with its windows in that form; itself where nothing stands in the way. */
  static Project asFields(Project project) {
    RelNode input = project.getInput();
    List<RexNode> fields = new ArrayList<>();
    fields.addAll(project.getCluster().getRexBuilder().identityProjects(input.getRowType()));
    int width = fields.size();
    List<RexNode> columns = new WindowKeys(fields).visitList(project.getProjects());
    if (fields.size() > width) {
      RelNode from = aggregates(input) ? new Derived(input) : input;
      RelNode keyed =
          LogicalProject.create(from, List.of(), fields, names(fields.size()), Set.of());
      return project.copy(project.getTraitSet(), new Derived(keyed), columns, project.getRowType());
    }
    return aggregates(input)
        ? project.copy(
            project.getTraitSet(), new Derived(input), project.getProjects(), project.getRowType())
        : project;
  }

  /** Whether a group stands below, with nothing but projections between. */
  static boolean aggregates(RelNode node) {
    return node instanceof Aggregate
        || (node instanceof Project project && aggregates(project.getInput()));
  }

  private static List<String> names(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("w" + i);
    }
    return names;
  }

  @Override
  public RexWindow visitWindow(RexWindow window) {
    keys.addAll(window.partitionKeys);
    window.orderKeys.forEach(key -> keys.add(key.left));
    return super.visitWindow(window);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    return keys.contains(call) && !(call.getOperator() instanceof GroupsFrame)
        ? field(call)
        : super.visitCall(call);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    return keys.contains(subQuery) ? field(subQuery) : super.visitSubQuery(subQuery);
  }

  private RexNode field(RexNode key) {
    int known = below.indexOf(key);
    if (known < 0) {
      below.add(key);
    }
    return new RexInputRef(known < 0 ? below.size() - 1 : known, key.getType());
  }
}
