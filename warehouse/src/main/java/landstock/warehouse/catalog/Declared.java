package landstock.warehouse.catalog;

import java.util.List;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/** Checks on what a catalogue file declares; each failure names the file and the place. */
final class Declared {
  private Declared() {}

  static void that(boolean holds, String place, String otherwise) {
    if (!holds) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": " + otherwise);
    }
  }

  static String text(@Nullable String value, String place, String key) {
    if (value == null || value.isBlank()) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": '" + key + "' is missing");
    }
    return value;
  }

  /** Lower case, digits and underscores, so that it needs no quotes in SQL. */
  static String name(@Nullable String value, String place) {
    String name = text(value, place, "name");
    that(name.matches("[a-z][a-z0-9_]*"), place, "'" + name + "' is not a lower_snake name");
    return name;
  }

  static <T> List<T> list(@Nullable List<T> value, String place, String key) {
    if (value == null) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": '" + key + "' is missing");
    }
    return value;
  }

  static Label label(@Nullable Label value, String place) {
    if (value == null || blank(value.zh()) || blank(value.en())) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": 'label' needs both zh and en");
    }
    return value;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
