package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.warehouse.synthesis.spec.BlockCharacter;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Place;
import landstock.warehouse.synthesis.spec.Shares;
import landstock.warehouse.synthesis.spec.TransitLine;

/** Cuts communities into blocks and gives the roads their widths. */
final class Blocks {
  private static final double AREA_WOBBLE = 0.22;
  private static final double SMALLEST_M2 = 500;
  private static final double STATION_REACH_M = 320;

  private final DistrictSpec spec;
  private final Territory territory;
  private final Dice dice;

  Blocks(DistrictSpec spec, Territory territory) {
    this.spec = spec;
    this.territory = territory;
    this.dice = spec.dice("block");
  }

  List<Block> make() {
    List<Face> faces = territory.communityFaces();
    long[] counts =
        Shares.of(spec.counts().blocks(), faces.stream().mapToDouble(Face::areaM2).toArray());
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      blocks.addAll(of(territory.communities().get(i), faces.get(i), (int) counts[i]));
    }
    return blocks;
  }

  private List<Block> of(CommunityArea area, Face face, int count) {
    double axis = Math.toRadians(area.street().axisDegrees()) + dice.between(-0.04, 0.04);
    Partition cuts = new Partition(axis, AREA_WOBBLE, Rank.BLOCK, dice);
    List<Block> blocks = new ArrayList<>();
    for (Face part : cuts.of(face, Math.max(1, count))) {
      Optional<Face> land = part.inset(this::marginM).filter(Blocks::usable);
      if (land.isPresent()) {
        String code = "%s%03d".formatted(area.subArea(), blocks.size() + 1);
        blocks.add(new Block(area, code, character(area, land.get()), axis, land.get()));
      }
    }
    return blocks;
  }

  private static boolean usable(Face land) {
    return land.areaM2() > SMALLEST_M2 && Noding.alone(land).isValid();
  }

  /** Half of the road, for the other half lies beyond the edge. */
  private double marginM(Rank rank) {
    return switch (rank) {
      case OUTLINE, STREET -> spec.roadsM().street() / 2;
      case UNIT, COMMUNITY -> spec.roadsM().community() / 2;
      case BLOCK, PARCEL, YARD -> spec.roadsM().block() / 2;
    };
  }

  /** By the street's own mix; shops and offices gather about the stations. */
  private BlockCharacter character(CommunityArea area, Face land) {
    double pull = pull(land);
    Map<BlockCharacter, Double> mix = area.street().blocks();
    return dice.pick(
        List.of(BlockCharacter.values()),
        character -> {
          double weight = mix.getOrDefault(character, 0.0);
          return switch (character) {
            case OFFICE, COMMERCE -> weight * (0.35 + 3.5 * pull);
            case WORKSHOP, LANE -> weight * (1.15 - 0.8 * pull);
            case ESTATE, VILLA, PUBLIC, GREEN -> weight;
          };
        });
  }

  private double pull(Face land) {
    double nearest = Double.POSITIVE_INFINITY;
    for (TransitLine line : spec.transit()) {
      for (TransitLine.Station station : line.stations()) {
        nearest = Math.min(nearest, distance(station.at(), land));
      }
    }
    return StrictMath.exp(-nearest / STATION_REACH_M);
  }

  private static double distance(Place place, Face land) {
    double de = place.eastingM() - land.meanX();
    double dn = place.northingM() - land.meanY();
    return Math.sqrt(de * de + dn * dn);
  }
}
