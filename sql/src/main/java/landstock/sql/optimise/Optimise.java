package landstock.sql.optimise;

import landstock.sql.algebra.Meaning;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.CoreRules;

/**
 * Fourth stage: what DuckDB cannot know by itself. Spatial filters go down to the scan they belong
 * to and get a test of boxes. The packed spatial index and rollups will take their place here,
 * before the boxes: an index hands row numbers, a rollup replaces the scan.
 */
public final class Optimise {
  private static final HepProgram PUSH_FILTERS =
      new HepProgramBuilder()
          .addRuleInstance(CoreRules.FILTER_INTO_JOIN)
          .addRuleInstance(CoreRules.FILTER_PROJECT_TRANSPOSE)
          .addRuleInstance(CoreRules.FILTER_MERGE)
          .build();

  public Meaning optimise(Meaning meaning) {
    RelNode resolved = meaning.root().rel.accept(new Srids());
    if (!SpatialNodes.any(resolved)) {
      return meaning.with(meaning.root().withRel(resolved));
    }
    HepPlanner planner = new HepPlanner(PUSH_FILTERS);
    planner.setRoot(resolved);
    RelNode pushed = planner.findBestExp();
    return meaning.with(meaning.root().withRel(pushed.accept(new BoxFilters())));
  }
}
