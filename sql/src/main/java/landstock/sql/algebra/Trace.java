package landstock.sql.algebra;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import landstock.sql.algebra.Origins.Source;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.catalog.Table;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/** Follows stored columns through the algebra to every output, for {@link Origins}. */
public final class Trace {
  private final Map<CorrelationId, List<Makings>> outer = new HashMap<>();
  private final Set<Source> filteredBy = new LinkedHashSet<>();

  private Trace() {}

  /** What a field is made of: columns, and keys of the units behind it. */
  record Makings(Set<Source> from, Set<String> contributors) {
    static final Makings NONE = new Makings(Set.of(), Set.of());

    Makings and(Makings other) {
      Set<Source> both = new LinkedHashSet<>(from);
      both.addAll(other.from);
      Set<String> units = new LinkedHashSet<>(contributors);
      units.addAll(other.contributors);
      return new Makings(both, units);
    }

    Makings changed() {
      Set<Source> all = new LinkedHashSet<>();
      from.forEach(s -> all.add(new Source(s.column(), s.sensitivity(), true, s.through())));
      return new Makings(all, contributors);
    }

    Makings through(String function) {
      Set<Source> all = new LinkedHashSet<>();
      for (Source s : from) {
        List<String> longer = new ArrayList<>(s.through());
        longer.add(function);
        all.add(new Source(s.column(), s.sensitivity(), true, longer));
      }
      return new Makings(all, contributors);
    }
  }

  public static Origins of(Meaning meaning) {
    RelNode root = meaning.root().project();
    Trace trace = new Trace();
    List<Makings> fields = trace.fields(root);
    List<Origins.Output> outputs = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Makings field = fields.get(i);
      outputs.add(
          new Origins.Output(
              meaning.names().get(i), List.copyOf(field.from()), field.contributors()));
    }
    return new Origins(outputs, new Grains(trace::fields).of(root), List.copyOf(trace.filteredBy));
  }

  private List<Makings> fields(RelNode node) {
    if (node instanceof TableScan scan) {
      return scanned(scan);
    }
    if (node instanceof Correlate correlate) {
      List<Makings> left = fields(correlate.getLeft());
      outer.put(correlate.getCorrelationId(), left);
      List<Makings> all = new ArrayList<>(left);
      all.addAll(fields(correlate.getRight()));
      return all.subList(0, correlate.getRowType().getFieldCount());
    }
    List<List<Makings>> inputs = node.getInputs().stream().map(this::fields).toList();
    List<Makings> row = inputs.stream().flatMap(List::stream).toList();
    node.getVariablesSet().forEach(variable -> outer.put(variable, row));
    TraceReader reader = new TraceReader(row, outer, this::subQuery);
    if (node instanceof Project project) {
      return project.getProjects().stream().map(reader::values).toList();
    }
    if (node instanceof Filter filter) {
      filterBy(reader.values(filter.getCondition()));
      return row;
    }
    if (node instanceof Join join) {
      filterBy(reader.values(join.getCondition()));
      return row.subList(0, join.getRowType().getFieldCount());
    }
    if (node instanceof Aggregate aggregate) {
      return aggregated(aggregate, row);
    }
    if (node instanceof Sort sort) {
      sort.getCollation()
          .getFieldCollations()
          .forEach(key -> filterBy(row.get(key.getFieldIndex())));
      return row;
    }
    return node instanceof SetOp set ? united(set, inputs) : mixed(node, row);
  }

  private void filterBy(Makings condition) {
    for (Source source : condition.from()) {
      filteredBy.add(new Source(source.column(), source.sensitivity(), false, source.through()));
    }
  }

  private static List<Makings> scanned(TableScan scan) {
    StoredTable stored = scan.getTable().unwrap(StoredTable.class);
    if (stored == null) {
      return Collections.nCopies(scan.getRowType().getFieldCount(), Makings.NONE);
    }
    List<Makings> fields = new ArrayList<>();
    Table table = stored.table();
    for (Column column : table.columns()) {
      String name = table.qualifiedName() + "." + column.name();
      Set<String> units = column.sensitivity() == Sensitivity.SENSITIVE ? units(table) : Set.of();
      fields.add(
          new Makings(Set.of(new Source(name, column.sensitivity(), false, List.of())), units));
    }
    return fields;
  }

  /**
   * Who a row of a table is about: the key that names a unit, any name of it, or the row itself.
   */
  static Set<String> units(Table table) {
    List<String> entities =
        table.columns().stream()
            .filter(c -> c.sensitivity() == Sensitivity.ENTITY)
            .map(Column::name)
            .toList();
    List<String> keys = table.grain().stream().filter(entities::contains).toList();
    List<String> units = !keys.isEmpty() ? keys : !entities.isEmpty() ? entities : table.grain();
    Set<String> names = new LinkedHashSet<>();
    units.forEach(u -> names.add(table.qualifiedName() + "." + u));
    return names;
  }

  private List<Makings> aggregated(Aggregate aggregate, List<Makings> row) {
    List<Makings> fields = new ArrayList<>();
    aggregate.getGroupSet().forEach(key -> fields.add(row.get(key)));
    for (AggregateCall call : aggregate.getAggCallList()) {
      Makings values = Makings.NONE;
      for (int argument : call.getArgList()) {
        values = values.and(row.get(argument));
      }
      for (RelFieldCollation key : call.getCollation().getFieldCollations()) {
        values = values.and(row.get(key.getFieldIndex()));
      }
      if (call.filterArg >= 0) {
        filterBy(row.get(call.filterArg));
      }
      if (values.contributors().isEmpty()) {
        values = new Makings(values.from(), counted(aggregate.getInput()));
      }
      String name = call.getAggregation().getName().replace("$SUM0", "SUM");
      fields.add(values.through(call.isDistinct() ? name + " DISTINCT" : name));
    }
    return fields;
  }

  /** Units of the tables that a count without a sensitive argument counts rows of. */
  private static Set<String> counted(RelNode input) {
    Set<String> units = new LinkedHashSet<>();
    new org.apache.calcite.rel.RelVisitor() {
      @Override
      public void visit(
          RelNode node,
          int ordinal,
          @org.checkerframework.checker.nullness.qual.Nullable RelNode parent) {
        StoredTable stored =
            node instanceof TableScan scan ? scan.getTable().unwrap(StoredTable.class) : null;
        if (stored != null) {
          units.addAll(units(stored.table()));
        }
        super.visit(node, ordinal, parent);
      }
    }.go(input);
    return units;
  }

  private List<Makings> united(SetOp set, List<List<Makings>> inputs) {
    List<Makings> fields = new ArrayList<>();
    for (int i = 0; i < set.getRowType().getFieldCount(); i++) {
      Makings all = Makings.NONE;
      for (List<Makings> input : inputs) {
        all = all.and(input.get(i));
      }
      fields.add(all);
      if (set.kind != SqlKind.UNION) {
        filterBy(all);
      }
    }
    return fields;
  }

  /** A node that nobody has described: every output may come from every input. */
  private static List<Makings> mixed(RelNode node, List<Makings> row) {
    Makings all = row.stream().reduce(Makings.NONE, Makings::and).changed();
    return Collections.nCopies(node.getRowType().getFieldCount(), all);
  }

  private Makings subQuery(RexSubQuery subQuery, List<Makings> operands) {
    List<Makings> inner = fields(subQuery.rel);
    Makings all = Makings.NONE;
    for (Makings values : operands) {
      all = all.and(values);
    }
    return switch (subQuery.getKind()) {
      case SCALAR_QUERY -> inner.get(0);
      case EXISTS -> all.through("EXISTS");
      default -> inner.stream().reduce(all, Makings::and).through(subQuery.getKind().name());
    };
  }
}
