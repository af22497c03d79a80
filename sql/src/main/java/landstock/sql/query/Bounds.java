package landstock.sql.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import landstock.sql.operator.SpatialOperator;
import landstock.sql.operator.SpatialOperators;
import landstock.sql.spatial.SpatialFunctions;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** A box around a geometry expression, as expressions over the inputs of one algebra node. */
final class Bounds {

  /**
   * A box, never smaller than the geometry's.
   *
   * @param stored whether it is made of stored columns
   */
  record Box(RexNode xmin, RexNode ymin, RexNode xmax, RexNode ymax, boolean stored) {}

  private static final List<String> BOX_COLUMNS = List.of("xmin", "ymin", "xmax", "ymax");

  /** Results that never leave the box of their first argument. */
  private static final Set<String> SHRINKING =
      Set.of(
          "ST_CENTROID",
          "ST_POINTONSURFACE",
          "ST_ENVELOPE",
          "ST_CONVEXHULL",
          "ST_SIMPLIFY",
          "ST_INTERSECTION",
          "ST_DIFFERENCE",
          "ST_MAKEVALID");

  /** Literals are rounded to 15 digits; a box may always be a little larger, here by a share. */
  private static final double WIDEN_SHARE = 1e-12;

  /** And by at least this much, in units of the CRS (a nanometre, or a nanodegree). */
  private static final double WIDEN_LEAST = 1e-9;

  private final RelNode node;
  private final RexBuilder rex;

  Bounds(RelNode node) {
    this.node = node;
    this.rex = node.getCluster().getRexBuilder();
  }

  /** The box of an expression; empty where none can be told. */
  Optional<Box> of(RexNode geometry) {
    if (geometry instanceof RexInputRef field) {
      return ofInput(node, field.getIndex())
          .map(i -> new Box(input(i[0]), input(i[1]), input(i[2]), input(i[3]), true));
    }
    if (!(geometry instanceof RexCall call)
        || !(call.getOperator() instanceof SpatialOperator operator)) {
      return Optional.empty();
    }
    if (constant(geometry)) {
      return evaluate(geometry) instanceof Geometry literal
          ? ofLiteral(literal)
          : Optional.of(ofParameters(geometry));
    }
    if (SHRINKING.contains(operator.getName())) {
      return of(call.getOperands().get(0));
    }
    if (operator.getName().equals("ST_BUFFER")) {
      return of(call.getOperands().get(0)).map(b -> grow(b, call.getOperands().get(1)));
    }
    return Optional.empty();
  }

  /**
   * The box, larger by a distance on every side; a negative distance leaves it larger, not smaller.
   */
  Box grow(Box box, RexNode distance) {
    RexNode size = rex.makeCall(SqlStdOperatorTable.ABS, asDouble(distance));
    UnaryOperator<RexNode> less = v -> rex.makeCall(SqlStdOperatorTable.MINUS, v, size);
    UnaryOperator<RexNode> more = v -> rex.makeCall(SqlStdOperatorTable.PLUS, v, size);
    return new Box(
        less.apply(box.xmin()),
        less.apply(box.ymin()),
        more.apply(box.xmax()),
        more.apply(box.ymax()),
        box.stored());
  }

  private RexNode asDouble(RexNode number) {
    return number.getType().getSqlTypeName() == SqlTypeName.DOUBLE
        ? number
        : rex.makeCast(
            rex.getTypeFactory()
                .createTypeWithNullability(
                    rex.getTypeFactory().createSqlType(SqlTypeName.DOUBLE), true),
            number);
  }

  private RexNode input(int index) {
    int field = index;
    for (RelNode in : node.getInputs()) {
      int width = in.getRowType().getFieldCount();
      if (field < width) {
        return rex.makeInputRef(in.getRowType().getFieldList().get(field).getType(), index);
      }
      field -= width;
    }
    throw new IllegalStateException("no input field " + index);
  }

  private Optional<Box> ofLiteral(Geometry literal) {
    if (literal.isEmpty()) {
      return Optional.empty();
    }
    Envelope box = literal.getEnvelopeInternal();
    return Optional.of(
        new Box(
            number(box.getMinX(), -1),
            number(box.getMinY(), -1),
            number(box.getMaxX(), 1),
            number(box.getMaxY(), 1),
            false));
  }

  private RexNode number(double value, int direction) {
    return rex.makeApproxLiteral(
        BigDecimal.valueOf(
            value + direction * Math.max(Math.abs(value) * WIDEN_SHARE, WIDEN_LEAST)));
  }

  /** The engine finds the box of a parameter when it binds the statement. */
  private Box ofParameters(RexNode geometry) {
    return new Box(
        rex.makeCall(SpatialOperators.get("ST_XMIN"), geometry),
        rex.makeCall(SpatialOperators.get("ST_YMIN"), geometry),
        rex.makeCall(SpatialOperators.get("ST_XMAX"), geometry),
        rex.makeCall(SpatialOperators.get("ST_YMAX"), geometry),
        false);
  }

  private static boolean constant(RexNode expression) {
    return !RexUtil.containsInputRef(expression)
        && !RexUtil.containsFieldAccess(expression)
        && RexUtil.isDeterministic(expression)
        && RexUtil.SubQueryFinder.find(expression) == null;
  }

  /** The value of a literal expression; null where it is NULL or not made of what we evaluate. */
  static @Nullable Object evaluate(RexNode expression) {
    if (expression instanceof RexLiteral literal) {
      return switch (literal.getType().getSqlTypeName()) {
        case CHAR, VARCHAR -> literal.getValueAs(String.class);
        case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE, FLOAT, REAL ->
            literal.getValueAs(Double.class);
        case BOOLEAN -> literal.getValueAs(Boolean.class);
        default -> null;
      };
    }
    if (!(expression instanceof RexCall call)) {
      return null;
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      Object value = evaluate(operand);
      if (value == null) {
        return null;
      }
      arguments.add(value);
    }
    if (call.getOperator() instanceof SpatialOperator operator) {
      return operator
          .overload(arguments.size())
          .map(f -> SpatialFunctions.call(f, arguments))
          .orElse(null);
    }
    Object first = arguments.isEmpty() ? null : arguments.get(0);
    return switch (call.getKind()) {
      case CAST -> first;
      case MINUS_PREFIX -> first instanceof Double d ? (Object) (-d) : null;
      default -> null;
    };
  }

  /** Where the box columns of a geometry field lie among the inputs of a node. */
  private static Optional<int[]> ofInput(RelNode node, int index) {
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
    int[] box = BOX_COLUMNS.stream().mapToInt(names::indexOf).toArray();
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

  /** Whether an expression calls one of our functions. */
  static boolean spatial(RexNode expression) {
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
