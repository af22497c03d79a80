package landstock.sql.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The type of each parameter. COALESCE puts copies of one parameter into the tree, of which Calcite
 * would count every one; of their types the one that is no text says most.
 */
final class ParameterTypes extends SqlBasicVisitor<@Nullable Void> {
  private final SqlValidator validator;
  private final SortedMap<Integer, RelDataType> types = new TreeMap<>();

  private ParameterTypes(SqlValidator validator) {
    this.validator = validator;
  }

  /** Types of the parameters in their order. */
  static List<RelDataType> of(SqlValidator validator, SqlNode query) {
    ParameterTypes found = new ParameterTypes(validator);
    query.accept(found);
    return new ArrayList<>(found.types.values());
  }

  @Override
  public @Nullable Void visit(SqlDynamicParam parameter) {
    types.merge(
        parameter.getIndex(),
        validator.getValidatedNodeType(parameter),
        (one, other) -> SqlTypeUtil.inCharFamily(one) ? other : one);
    return null;
  }
}
