package landstock.warehouse.measure;

import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * A dimension as a question names it.
 *
 * @param choice after the colon, where the dimension has one
 */
record Asked(String name, Dimension dimension, Optional<String> choice) {

  static Asked of(Measures all, String name) {
    int colon = name.indexOf(':');
    Dimension dimension = all.dimension(colon < 0 ? name : name.substring(0, colon));
    Optional<String> choice = colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1));
    if (choice.isPresent() != dimension.choose()) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT,
              dimension.choose()
                  ? "dimension '" + dimension.name() + "' needs a choice"
                  : "dimension '" + dimension.name() + "' takes no choice")
          .withHint(
              dimension.choose() ? dimension.name() + ":NAME, a row of ref.grid" : "leave out ':'");
    }
    return new Asked(name, dimension, choice);
  }

  /** Name of its column in the answer. */
  String column() {
    return dimension.name();
  }
}
