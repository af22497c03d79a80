package landstock.warehouse.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.catalog.SchemaFile.ColumnFile;
import org.jspecify.annotations.Nullable;

/**
 * A column and how hand-ins fill it.
 *
 * @param calendarYear its numbers are years that the survey may tell about
 * @param vocabulary spelling to the value it means; empty where any value will do
 */
record ColumnReading(
    Column column,
    boolean derived,
    boolean required,
    boolean calendarYear,
    Map<String, String> vocabulary) {

  private static final String OURS = "Landstock";

  static ColumnReading of(String place, ColumnFile declared) {
    String name = Declared.name(declared.name(), place);
    String here = place + "." + name;
    return new ColumnReading(
        new Column(
            name,
            type(Declared.text(declared.type(), here, "type"), here),
            Optional.ofNullable(declared.unit()),
            Declared.label(declared.label(), here),
            Declared.text(declared.doc(), here, "doc"),
            sensitivity(declared.sensitivity(), here),
            declared.synonyms() == null ? List.of() : declared.synonyms(),
            Optional.ofNullable(declared.source())),
        declared.derived(),
        declared.required(),
        declared.calendarYear(),
        vocabulary(declared.values()));
  }

  /**
   * With a source, if it has none: what is derived is ours.
   *
   * @param source of the table
   */
  ColumnReading from(@Nullable String source) {
    Optional<String> known = column.source().or(() -> Optional.ofNullable(derived ? OURS : source));
    Column sourced =
        new Column(
            column.name(),
            column.type(),
            column.unit(),
            column.label(),
            column.doc(),
            column.sensitivity(),
            column.synonyms(),
            known);
    return new ColumnReading(sourced, derived, required, calendarYear, vocabulary);
  }

  /** One side of the box of {@code geom}, which stands in a column of its own to prune by. */
  static ColumnReading boxSide(String name, String zh, String en) {
    return new ColumnReading(
        new Column(
            name,
            ColumnType.DOUBLE,
            Optional.of("m"),
            new Label(zh, en),
            "The " + en.toLowerCase(Locale.ROOT) + " coordinate of geom in the CRS of the pack.",
            Sensitivity.PUBLIC,
            List.of(),
            Optional.empty()),
        true,
        false,
        false,
        Map.of());
  }

  private static Map<String, String> vocabulary(@Nullable Map<String, List<String>> values) {
    Map<String, String> vocabulary = new HashMap<>();
    if (values != null) {
      values.forEach(
          (value, spellings) -> {
            vocabulary.put(value, value);
            spellings.forEach(s -> vocabulary.put(s, value));
          });
    }
    return vocabulary;
  }

  private static ColumnType type(String text, String place) {
    try {
      return ColumnType.parse(text);
    } catch (LandstockException e) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": " + e.text(), e);
    }
  }

  private static Sensitivity sensitivity(@Nullable String text, String place) {
    if (text == null) {
      return Sensitivity.PUBLIC;
    }
    for (Sensitivity known : Sensitivity.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(text)) {
        return known;
      }
    }
    throw new LandstockException(
        Code.INVALID_ARGUMENT, place + ": unknown sensitivity '" + text + "'");
  }
}
