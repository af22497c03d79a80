package landstock.sql.query;

import java.util.List;
import landstock.sql.algebra.Origins;
import landstock.sql.render.ResultColumn;

/**
 * What a statement would answer with, without asking it.
 *
 * @param snapshot id of the snapshot that unqualified tables belong to
 * @param columns of the answer, in order
 * @param origins where each of them comes from, and what a row stands for
 */
public record Described(String snapshot, List<ResultColumn> columns, Origins origins) {

  public Described {
    columns = List.copyOf(columns);
  }
}
