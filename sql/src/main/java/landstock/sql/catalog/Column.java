package landstock.sql.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One column of a table.
 *
 * @param name lower case, as in SQL
 * @param type stored type
 * @param unit unit of the values ({@code m2}, {@code CNY}, {@code mu}), where they have one
 * @param label name for people
 * @param doc one sentence: what it holds, and the formula where it is derived
 * @param sensitivity who its values tell about
 * @param synonyms headers under which bureaus hand it in, any language, any case
 * @param source the standard or register that defines it
 */
public record Column(
    String name,
    ColumnType type,
    Optional<String> unit,
    Label label,
    String doc,
    Sensitivity sensitivity,
    List<String> synonyms,
    Optional<String> source) {

  public Column {
    synonyms = List.copyOf(synonyms);
  }
}
