package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.synthesis.spec.BlockCharacter;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Place;
import landstock.warehouse.synthesis.spec.TransitLine;
import org.locationtech.jts.geom.Polygon;

/**
 * Parcels below ground (metro stations, malls) and above it (bridges between blocks). They overlap
 * those of the surface, but none of their own layer.
 */
final class Strata {
  private static final double STATION_LENGTH_M = 170;
  private static final double STATION_WIDTH_M = 24;
  private static final double BRIDGE_WIDTH_M = 6;

  private final DistrictSpec spec;
  private final Territory territory;
  private final List<Block> blocks;
  private final ParcelMaker maker;
  private final List<Parcel> made = new ArrayList<>();

  Strata(DistrictSpec spec, Territory territory, List<Block> blocks, ParcelMaker maker) {
    this.spec = spec;
    this.territory = territory;
    this.blocks = blocks;
    this.maker = maker;
  }

  List<Parcel> make() {
    spec.transit().forEach(this::stations);
    malls();
    bridges();
    return List.copyOf(made);
  }

  private void stations(TransitLine line) {
    List<TransitLine.Station> stations = line.stations();
    for (int i = 0; i < stations.size(); i++) {
      Place from = stations.get(Math.max(0, i - 1)).at();
      Place to = stations.get(Math.min(stations.size() - 1, i + 1)).at();
      double angle =
          StrictMath.atan2(to.northingM() - from.northingM(), to.eastingM() - from.eastingM());
      Place at = stations.get(i).at();
      add(
          LandUse.STATION,
          "GX",
          Rectangle.polygon(
              at.eastingM(), at.northingM(), angle, STATION_LENGTH_M, STATION_WIDTH_M));
    }
  }

  private void malls() {
    blocks.stream()
        .filter(b -> b.character() == BlockCharacter.COMMERCE)
        .sorted(Comparator.comparingDouble(b -> -b.face().areaM2()))
        .limit(spec.counts().undergroundMalls())
        .flatMap(b -> b.face().inset(rank -> 4).stream())
        .forEach(face -> add(LandUse.RETAIL, "GX", Noding.alone(face)));
  }

  /** Over a road between two blocks, from the middle of an edge. */
  private void bridges() {
    int wanted = made.size() + spec.counts().bridges();
    double length = spec.roadsM().block() + 14;
    for (Block block : blocks) {
      if (made.size() >= wanted || block.character() != BlockCharacter.OFFICE) {
        continue;
      }
      Face face = block.face();
      for (int i = 0; i < face.size(); i++) {
        if (face.rank(i) != Rank.BLOCK) {
          continue;
        }
        int j = (i + 1) % face.size();
        double along = StrictMath.atan2(face.y(j) - face.y(i), face.x(j) - face.x(i));
        double out = along - Math.PI / 2;
        double half = spec.roadsM().block() / 2;
        double x = (face.x(i) + face.x(j)) / 2 + half * StrictMath.cos(out);
        double y = (face.y(i) + face.y(j)) / 2 + half * StrictMath.sin(out);
        add(LandUse.RETAIL, "GS", Rectangle.polygon(x, y, out, length, BRIDGE_WIDTH_M));
        break;
      }
    }
  }

  /** Unless it leaves the district or meets another of its layer. */
  private void add(LandUse use, String feature, Polygon geom) {
    boolean free =
        territory.outline().contains(geom)
            && made.stream()
                .filter(p -> p.code().feature().equals(feature))
                .noneMatch(p -> p.geom().intersects(geom));
    Optional<CommunityArea> area =
        territory.communities().stream()
            .filter(c -> c.geom().covers(geom.getCentroid()))
            .findFirst();
    if (free && area.isPresent()) {
      made.add(maker.stratum(area.get(), nearest(area.get(), geom), use, feature, geom));
    }
  }

  private Block nearest(CommunityArea area, Polygon geom) {
    double x = geom.getCentroid().getX();
    double y = geom.getCentroid().getY();
    return blocks.stream()
        .filter(b -> b.area().equals(area))
        .min(
            Comparator.comparingDouble(
                b -> StrictMath.hypot(b.face().meanX() - x, b.face().meanY() - y)))
        .orElseGet(() -> blocks.get(0));
  }
}
