package landstock.sql.algebra;

import java.util.List;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;

/**
 * What a statement means: its algebra, and what it will answer with.
 *
 * @param root relational algebra; its fields are the output columns in order
 * @param names of the output columns
 * @param parameters types of the {@code ?}, in order
 */
public record Meaning(RelRoot root, List<String> names, List<RelDataType> parameters) {

  public Meaning {
    names = List.copyOf(names);
    parameters = List.copyOf(parameters);
  }

  public Meaning with(RelRoot newRoot) {
    return new Meaning(newRoot, names, parameters);
  }
}
