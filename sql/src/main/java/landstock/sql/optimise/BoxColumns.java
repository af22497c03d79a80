package landstock.sql.optimise;

import java.util.List;
import java.util.Optional;
import landstock.sql.algebra.StoredTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Finds the stored columns xmin, ymin, xmax, ymax that belong to a geometry column. */
final class BoxColumns {
  private static final List<String> NAMES = List.of("xmin", "ymin", "xmax", "ymax");

  private BoxColumns() {}

  /** Where the box columns of a geometry field lie among the inputs of a node. */
  static Optional<int[]> ofInput(RelNode node, int index) {
    int offset = 0;
    for (RelNode in : node.getInputs()) {
      int width = in.getRowType().getFieldCount();
      if (index < offset + width) {
        int start = offset;
        return ofField(in, index - offset)
            .map(box -> new int[] {box[0] + start, box[1] + start, box[2] + start, box[3] + start});
      }
      offset += width;
    }
    return Optional.empty();
  }

  /** Where the box columns of an output field lie among the output fields of a node. */
  private static Optional<int[]> ofField(RelNode node, int index) {
    if (node instanceof TableScan scan) {
      return ofScan(scan, index);
    }
    if (node instanceof Project project) {
      RexNode expression = project.getProjects().get(index);
      return expression instanceof RexInputRef field
          ? ofField(project.getInput(), field.getIndex()).flatMap(box -> through(project, box))
          : Optional.empty();
    }
    if (node instanceof Filter || node instanceof Sort || node instanceof Join) {
      return ofInput(node, index);
    }
    return Optional.empty();
  }

  private static Optional<int[]> ofScan(TableScan scan, int index) {
    StoredTable stored = scan.getTable().unwrap(StoredTable.class);
    List<String> names = scan.getRowType().getFieldNames();
    if (stored == null
        || scan.getRowType().getFieldList().get(index).getType().getSqlTypeName()
            != SqlTypeName.GEOMETRY) {
      return Optional.empty();
    }
    int[] box = NAMES.stream().mapToInt(names::indexOf).toArray();
    for (int column : box) {
      if (column < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(box);
  }

  private static Optional<int[]> through(Project project, int[] box) {
    int[] outputs = new int[box.length];
    for (int i = 0; i < box.length; i++) {
      outputs[i] = -1;
      for (int j = 0; j < project.getProjects().size(); j++) {
        if (project.getProjects().get(j) instanceof RexInputRef field
            && field.getIndex() == box[i]) {
          outputs[i] = j;
        }
      }
      if (outputs[i] < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(outputs);
  }
}
