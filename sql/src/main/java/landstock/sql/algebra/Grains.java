package landstock.sql.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import landstock.sql.algebra.Origins.Grain;
import landstock.sql.algebra.Origins.Grain.GroupKey;
import landstock.sql.algebra.Origins.Grain.Groups;
import landstock.sql.algebra.Origins.Grain.Rows;
import landstock.sql.algebra.Origins.Grain.Whole;
import landstock.sql.algebra.Trace.Makings;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * What a row of a node stands for. Where two answers are put together the finer one counts, for it
 * is what may tell of a single unit.
 */
record Grains(Function<RelNode, List<Makings>> fields) {

  Grain of(RelNode node) {
    if (node instanceof Aggregate aggregate) {
      return grouped(aggregate);
    }
    if (node instanceof Project || node instanceof Filter || node instanceof Sort) {
      return of(node.getInput(0));
    }
    if (node instanceof Join || node instanceof Correlate) {
      return together(of(node.getInput(0)), of(node.getInput(1)));
    }
    if (node instanceof org.apache.calcite.rel.core.Values values) {
      return values.getTuples().size() > 1 ? new Rows() : new Whole();
    }
    if (node instanceof SetOp set) {
      Grain all = new Whole();
      for (RelNode input : set.getInputs()) {
        all = beside(all, of(input));
      }
      return all;
    }
    return new Rows();
  }

  private Grain grouped(Aggregate aggregate) {
    if (aggregate.getGroupCount() == 0) {
      return new Whole();
    }
    List<Makings> input = fields.apply(aggregate.getInput());
    List<GroupKey> keys = new ArrayList<>();
    for (int key : aggregate.getGroupSet()) {
      keys.add(new GroupKey(List.copyOf(input.get(key).from())));
    }
    List<List<Integer>> sets = new ArrayList<>();
    for (ImmutableBitSet set : aggregate.getGroupSets()) {
      List<Integer> held = new ArrayList<>();
      set.forEach(key -> held.add(aggregate.getGroupSet().indexOf(key)));
      sets.add(held);
    }
    return new Groups(keys, sets);
  }

  /** A join: each row of one with some of the other. */
  private static Grain together(Grain left, Grain right) {
    if (left instanceof Groups a && right instanceof Groups b) {
      return joined(a, b);
    }
    return left instanceof Rows || right instanceof Whole ? left : right;
  }

  private static Grain joined(Groups a, Groups b) {
    List<GroupKey> keys = new ArrayList<>(a.keys());
    keys.addAll(b.keys());
    List<List<Integer>> sets = new ArrayList<>();
    for (List<Integer> one : a.sets()) {
      for (List<Integer> other : b.sets()) {
        List<Integer> both = new ArrayList<>(one);
        other.forEach(key -> both.add(key + a.keys().size()));
        sets.add(both);
      }
    }
    return new Groups(keys, sets);
  }

  /** A union: rows of one and rows of the other. */
  private static Grain beside(Grain one, Grain other) {
    if (one instanceof Groups a && other instanceof Groups b) {
      List<GroupKey> keys = new ArrayList<>(a.keys());
      keys.addAll(b.keys());
      List<List<Integer>> sets = new ArrayList<>(a.sets());
      b.sets().forEach(s -> sets.add(s.stream().map(key -> key + a.keys().size()).toList()));
      return new Groups(keys, sets);
    }
    return one instanceof Rows || other instanceof Whole ? one : other;
  }
}
