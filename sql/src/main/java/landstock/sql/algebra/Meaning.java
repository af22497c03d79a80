package landstock.sql.algebra;

import java.util.List;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/**
 * What a statement means: its algebra, and what it will answer with.
 *
 * @param root relational algebra; its fields are the output columns in order
 * @param names of the output columns
 * @param parameters types of the {@code ?}, in order
 * @param text as the caller wrote it, for places in messages
 */
public record Meaning(
    RelRoot root, List<String> names, List<RelDataType> parameters, SqlNode text) {

  public Meaning {
    names = List.copyOf(names);
    parameters = List.copyOf(parameters);
  }

  public Meaning with(RelRoot newRoot) {
    return new Meaning(newRoot, names, parameters, text);
  }
}
