package landstock.warehouse.catalog;

import java.util.List;
import java.util.Map;
import landstock.sql.catalog.Label;
import org.jspecify.annotations.Nullable;

/** One catalogue file as written. */
record SchemaFile(@Nullable String schema, @Nullable List<TableFile> tables) {

  /** The list of schemas and the version. */
  record Contents(@Nullable String version, @Nullable List<String> schemas) {}

  /**
   * @param handedIn bureaus hand it in; a model fills it from staging
   * @param served the reading engine fills it
   * @param written the load fills it
   * @param geometry polygon or any
   * @param source the standard or register that defines what it is handed in with, where a column
   *     says none of its own
   */
  record TableFile(
      @Nullable String name,
      @Nullable Label label,
      @Nullable String doc,
      @Nullable List<String> grain,
      boolean handedIn,
      boolean served,
      boolean written,
      @Nullable String geometry,
      @Nullable String source,
      @Nullable List<ColumnFile> columns) {}

  /**
   * @param values the only texts it knows, each with the spellings that mean it
   * @param derived computed by the model, never handed in
   * @param required its header must be in every hand-in
   * @param calendarYear its numbers are years that the survey may tell about
   * @param columnsOf instead of all else: the columns of an earlier table of the file …
   * @param except … but for these …
   * @param only … or none but these, in this order
   */
  record ColumnFile(
      @Nullable String name,
      @Nullable String type,
      @Nullable String unit,
      @Nullable Label label,
      @Nullable String doc,
      @Nullable String sensitivity,
      @Nullable List<String> synonyms,
      @Nullable String source,
      @Nullable Map<String, List<String>> values,
      boolean derived,
      boolean required,
      boolean calendarYear,
      @Nullable String columnsOf,
      @Nullable List<String> except,
      @Nullable List<String> only) {}
}
