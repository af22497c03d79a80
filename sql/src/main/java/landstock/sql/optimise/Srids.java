package landstock.sql.optimise;

import java.util.List;
import java.util.Set;
import landstock.sql.algebra.Rewrite;
import landstock.sql.algebra.StoredTable;
import landstock.sql.catalog.ColumnType;
import landstock.sql.operator.SpatialOperator;
import landstock.sql.operator.SpatialOperators;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Resolves what depends on a geometry's CRS. The CRS (as EPSG code) is a property of the
 * expression: of the column it comes from, or of the constructor that made it; 0 means unknown. So
 * {@code ST_SRID} becomes a constant, {@code ST_Transform(g, to)} gets its source, and geometries
 * of different CRS never meet.
 */
final class Srids extends Rewrite {
  private static final int UNKNOWN = 0;
  private static final int GEOJSON = 4326;

  /** Constructors whose last argument is an SRID when they have this many. */
  private static final Set<String> WITH_SRID =
      Set.of("ST_GEOMFROMTEXT/2", "ST_GEOMFROMWKB/2", "ST_POINT/3", "ST_MAKEENVELOPE/5");

  @Override
  protected RelNode rewrite(RelNode node) {
    RexBuilder rex = node.getCluster().getRexBuilder();
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall original) {
            RexCall call = (RexCall) super.visitCall(original);
            if (call.getOperator().equals(SpatialOperators.SRID)) {
              return constant(rex, call, of(node, call.getOperands().get(0)));
            }
            if (!(call.getOperator() instanceof SpatialOperator operator)) {
              return call;
            }
            if (operator.equals(SpatialOperators.TRANSFORM)
                || operator.equals(SpatialOperators.SET_SRID)) {
              call.getOperands().stream().skip(1).forEach(o -> said(RexUtil.removeCast(o)));
            }
            if (operator.equals(SpatialOperators.TRANSFORM) && call.getOperands().size() == 2) {
              return transform(rex, call, of(node, call.getOperands().get(0)));
            }
            refuseMixture(node, call);
            return call;
          }
        });
  }

  private static RexNode constant(RexBuilder rex, RexCall call, int srid) {
    RexNode value = rex.makeExactLiteral(java.math.BigDecimal.valueOf(srid), call.getType());
    return rex.makeCall(
        SqlStdOperatorTable.CASE,
        rex.makeCall(SqlStdOperatorTable.IS_NULL, call.getOperands().get(0)),
        rex.makeNullLiteral(call.getType()),
        value);
  }

  private static RexNode transform(RexBuilder rex, RexCall call, int from) {
    if (from == UNKNOWN) {
      throw new LandstockException(
              Code.INVALID_QUERY, "ST_Transform does not know the CRS that its geometry has")
          .withHint("say it: ST_Transform(geometry, from_srid, to_srid)");
    }
    return rex.makeCall(
        SpatialOperators.TRANSFORM,
        call.getOperands().get(0),
        rex.makeExactLiteral(java.math.BigDecimal.valueOf(from)),
        call.getOperands().get(1));
  }

  private static void refuseMixture(RelNode node, RexCall call) {
    int first = UNKNOWN;
    for (RexNode operand : call.getOperands()) {
      if (operand.getType().getSqlTypeName() != SqlTypeName.GEOMETRY) {
        continue;
      }
      int srid = of(node, operand);
      if (first != UNKNOWN && srid != UNKNOWN && srid != first) {
        throw new LandstockException(
                Code.INVALID_QUERY,
                call.getOperator().getName() + " mixes EPSG:" + first + " and EPSG:" + srid)
            .withHint("carry one over: ST_Transform(geometry, " + first + ")");
      }
      first = first == UNKNOWN ? srid : first;
    }
  }

  private static int said(RexNode srid) {
    if (srid instanceof RexLiteral literal && SqlTypeUtil.inCharFamily(literal.getType())) {
      throw new LandstockException(
              Code.INVALID_QUERY,
              "a CRS is said by its EPSG code, a whole number, not "
                  + literal.getValueAs(String.class))
          .withHint("write ST_Transform(geometry, 4326)");
    }
    Integer code = srid instanceof RexLiteral literal ? literal.getValueAs(Integer.class) : null;
    return code == null ? UNKNOWN : code;
  }

  /** EPSG code of an expression over the inputs of a node. */
  private static int of(RelNode node, RexNode expression) {
    if (expression instanceof RexInputRef field) {
      return ofInput(node, field.getIndex());
    }
    if (!(expression instanceof RexCall call)) {
      return UNKNOWN;
    }
    List<RexNode> operands = call.getOperands();
    String name = call.getOperator().getName();
    if (call.getOperator().equals(SpatialOperators.TRANSFORM)
        || call.getOperator().equals(SpatialOperators.SET_SRID)
        || WITH_SRID.contains(name + "/" + operands.size())) {
      return said(RexUtil.removeCast(operands.get(operands.size() - 1)));
    }
    if (name.equals("ST_GEOMFROMGEOJSON")) {
      return GEOJSON;
    }
    return operands.stream()
        .filter(o -> o.getType().getSqlTypeName() == SqlTypeName.GEOMETRY)
        .mapToInt(o -> of(node, o))
        .filter(srid -> srid != UNKNOWN)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static int ofInput(RelNode node, int index) {
    int field = index;
    for (RelNode input : node.getInputs()) {
      int width = input.getRowType().getFieldCount();
      if (field < width) {
        return ofField(input, field);
      }
      field -= width;
    }
    return UNKNOWN;
  }

  /** EPSG code of an output field of a node. */
  private static int ofField(RelNode node, int index) {
    if (node instanceof TableScan scan) {
      StoredTable stored = scan.getTable().unwrap(StoredTable.class);
      boolean geometry =
          stored != null
              && stored.table().columns().get(index).type().kind() == ColumnType.Kind.GEOMETRY;
      return geometry ? stored.snapshot().srid() : UNKNOWN;
    }
    if (node instanceof Project project) {
      return of(project, project.getProjects().get(index));
    }
    if (node instanceof Aggregate aggregate) {
      int groups = aggregate.getGroupCount();
      if (index < groups) {
        return ofField(aggregate.getInput(), aggregate.getGroupSet().nth(index));
      }
      List<Integer> arguments = aggregate.getAggCallList().get(index - groups).getArgList();
      return arguments.isEmpty() ? UNKNOWN : ofField(aggregate.getInput(), arguments.get(0));
    }
    if (node instanceof SetOp || node instanceof BiRel || node instanceof SingleRel) {
      return ofInput(node, index);
    }
    return UNKNOWN;
  }
}
