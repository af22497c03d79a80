package landstock.sql.parse;

import java.util.List;
import org.apache.calcite.sql.SqlNode;

/**
 * A text that has been read.
 *
 * @param query the syntax tree of one query
 * @param parameters what each {@code ?} of the tree stands for, in their order: a name, or a
 *     position counted from 1
 * @param explained whether EXPLAIN was asked, and not the query itself
 * @param described the names of the table that DESCRIBE asks about; empty where it was not asked
 */
public record Statement(
    SqlNode query, List<String> parameters, boolean explained, List<String> described) {

  public Statement {
    parameters = List.copyOf(parameters);
    described = List.copyOf(described);
  }
}
