package landstock.warehouse.synthesis.spec;

import java.util.List;
import java.util.Map;

/**
 * A street (街道, the administrative kind).
 *
 * @param code 9 digits
 * @param near about where it lies; only the mutual order of streets matters
 * @param weight its share of the district's area, relative to the others
 * @param axisDegrees direction of its roads, anticlockwise from east; the others cross them
 * @param landPriceCnyM2 benchmark price of its residential land, per m2 of land
 * @param blocks share of each character of block, relative to the others
 * @param communities in the order in which they lie side by side
 */
public record StreetSpec(
    String code,
    String name,
    Place near,
    double weight,
    double axisDegrees,
    double landPriceCnyM2,
    Map<BlockCharacter, Double> blocks,
    List<CommunitySpec> communities) {

  public StreetSpec {
    blocks = Map.copyOf(blocks);
    communities = List.copyOf(communities);
    DistrictSpec.that(weight > 0, code + ": weight is above 0, was " + weight);
    DistrictSpec.that(!communities.isEmpty(), code + ": no communities");
  }
}
