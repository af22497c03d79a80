package landstock.api.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param label where it is, in words
 * @param parcel that it is on; absent for parcels and streets
 * @param bbox west, south, east, north in degrees of WGS 84; null where nobody knows
 */
record Found(
    String layer,
    String code,
    @Nullable String name,
    @Nullable String label,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parcel,
    @Nullable List<Double> bbox) {

  boolean isLost() {
    return layer.equals("enterprise") && parcel == null;
  }

  /** The same, on a parcel. */
  Found on(Found place) {
    return new Found(layer, code, name, place.label, place.parcel, place.bbox);
  }
}
