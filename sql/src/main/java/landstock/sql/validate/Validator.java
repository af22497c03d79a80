package landstock.sql.validate;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.CompositeOperandTypeChecker;
import org.apache.calcite.sql.type.FamilyOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's validator, which also infers what it leaves open of a parameter's type: from the
 * function that it is given to, from its neighbours, or text.
 */
final class Validator extends SqlValidatorImpl {
  Validator(
      SqlOperatorTable operators,
      SqlValidatorCatalogReader reader,
      RelDataTypeFactory types,
      Config config) {
    super(operators, reader, types, config);
  }

  /** Calcite asks a CASE in a CASE for its type before it has told a parameter in it what it is. */
  @Override
  public RelDataType getValidatedNodeType(SqlNode node) {
    return node instanceof SqlDynamicParam && getValidatedNodeTypeIfKnown(node) == null
        ? unknownType
        : super.getValidatedNodeType(node);
  }

  @Override
  protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlDynamicParam) {
      RelDataType known = getValidatedNodeTypeIfKnown(node);
      boolean open = inferred.equals(unknownType) || inferred.getSqlTypeName() == SqlTypeName.NULL;
      if (!open) {
        super.inferUnknownTypes(inferred, scope, node);
      } else if (known == null || known.equals(unknownType)) {
        super.inferUnknownTypes(type(SqlTypeName.VARCHAR), scope, node);
      }
      return;
    }
    if (node instanceof SqlCase choice && inferred.equals(unknownType)) {
      List<SqlNode> results = new ArrayList<>(choice.getThenOperands().getList());
      results.add(choice.getElseOperand());
      for (SqlNode result : results) {
        SqlDynamicParam parameter = result instanceof SqlDynamicParam p ? p : null;
        RelDataType known = parameter == null ? null : sibling(results, scope);
        if (parameter != null && known != null) {
          super.inferUnknownTypes(known, scope, parameter);
        }
      }
    } else if (node instanceof SqlCall call
        && call.getOperator().getOperandTypeInference() == null) {
      List<SqlNode> operands = call.getOperandList();
      for (int i = 0; i < operands.size(); i++) {
        if (operands.get(i) instanceof SqlDynamicParam parameter) {
          RelDataType guess = guess(call, i, scope);
          if (guess != null) {
            super.inferUnknownTypes(guess, scope, parameter);
          }
        }
      }
    }
    super.inferUnknownTypes(inferred, scope, node);
  }

  private @Nullable RelDataType guess(SqlCall call, int index, SqlValidatorScope scope) {
    RelDataType declared = declared(call.getOperator().getOperandTypeChecker(), index);
    if (declared != null || call.getKind() == SqlKind.CAST) {
      return declared;
    }
    return sibling(call.getOperandList(), scope);
  }

  private @Nullable RelDataType sibling(List<SqlNode> operands, SqlValidatorScope scope) {
    for (SqlNode sibling : operands) {
      if (sibling == null || !isExpression(sibling)) {
        continue;
      }
      try {
        RelDataType type = deriveType(scope, sibling);
        if (type.getSqlTypeName() != SqlTypeName.NULL && !type.equals(unknownType)) {
          return type;
        }
      } catch (CalciteContextException e) {
        // The sibling's own fault is reported when its turn comes; the next may have a type.
      }
    }
    return null;
  }

  /** Lists, types and queries among operands have no type of their own to take over. */
  private static boolean isExpression(SqlNode node) {
    return node instanceof SqlIdentifier
        || node instanceof SqlLiteral
        || (node instanceof SqlCall && !node.isA(SqlKind.QUERY));
  }

  private @Nullable RelDataType declared(@Nullable SqlOperandTypeChecker checker, int index) {
    if (checker instanceof CompositeOperandTypeChecker composite) {
      for (SqlOperandTypeChecker rule : composite.getRules()) {
        RelDataType type = declared(rule, index);
        if (type != null) {
          return type;
        }
      }
      return null;
    }
    if (!(checker instanceof FamilyOperandTypeChecker families)) {
      return null;
    }
    int most = families.getOperandCountRange().getMax();
    if (most >= 0 && most <= index) {
      return null;
    }
    return switch (families.getOperandSqlTypeFamily(index)) {
      case CHARACTER, STRING -> type(SqlTypeName.VARCHAR);
      case INTEGER -> type(SqlTypeName.INTEGER);
      case NUMERIC, APPROXIMATE_NUMERIC -> type(SqlTypeName.DOUBLE);
      case DATE -> type(SqlTypeName.DATE);
      case DATETIME, TIMESTAMP -> type(SqlTypeName.TIMESTAMP);
      case BOOLEAN -> type(SqlTypeName.BOOLEAN);
      default -> null;
    };
  }

  private RelDataType type(SqlTypeName name) {
    return typeFactory.createTypeWithNullability(typeFactory.createSqlType(name), true);
  }
}
