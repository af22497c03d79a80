package landstock.sql.optimise;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import landstock.sql.algebra.Constants;
import landstock.sql.operator.SpatialOperator;
import landstock.sql.operator.SpatialOperators;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
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
      return BoxColumns.ofInput(node, field.getIndex())
          .map(i -> new Box(input(i[0]), input(i[1]), input(i[2]), input(i[3]), true));
    }
    if (!(geometry instanceof RexCall call)
        || !(call.getOperator() instanceof SpatialOperator operator)) {
      return Optional.empty();
    }
    if (constant(geometry)) {
      return Constants.evaluate(geometry) instanceof Geometry literal
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
}
