package landstock.warehouse.synthesis.ground;

import java.util.HashMap;
import java.util.Map;
import landstock.warehouse.identifier.ParcelCode;

/**
 * Hands out parcel codes; a number once given is never given again. Mutable; a year works on a
 * copy.
 */
public final class Sequences {
  private final Map<String, Integer> last = new HashMap<>();

  Sequences() {}

  Sequences copy() {
    Sequences copy = new Sequences();
    copy.last.putAll(last);
    return copy;
  }

  ParcelCode next(String subArea, String feature) {
    int number = last.merge(subArea + feature, 1, Integer::sum);
    return ParcelCode.of(subArea, feature, number);
  }
}
