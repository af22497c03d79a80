package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.warehouse.synthesis.spec.CommunitySpec;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Place;
import landstock.warehouse.synthesis.spec.Shares;
import landstock.warehouse.synthesis.spec.StreetSpec;
import org.locationtech.jts.geom.Polygon;

/**
 * The district, its streets, planning units and communities: each level divides the one above
 * without gap or overlap.
 *
 * @param communityFaces in the order of {@code communities}
 */
record Territory(
    Polygon outline,
    List<AdminUnit> adminUnits,
    List<PlanArea> planningUnits,
    List<CommunityArea> communities,
    List<Face> communityFaces,
    Map<String, Polygon> streets) {

  private static final double AREA_WOBBLE = 0.12;

  static Territory of(DistrictSpec spec) {
    return new Maker(spec).make();
  }

  /** A face with what it is. */
  private record Named<T>(T what, Face face) {}

  /** A community on its way. */
  private record Home(StreetSpec street, CommunitySpec community, String subArea) {}

  private static final class Maker {
    private final DistrictSpec spec;
    private final Dice dice;
    private final List<Named<StreetSpec>> streets = new ArrayList<>();
    private final List<Named<String[]>> units = new ArrayList<>();
    private final List<Named<Home>> homes = new ArrayList<>();

    Maker(DistrictSpec spec) {
      this.spec = spec;
      this.dice = spec.dice("territory");
    }

    Territory make() {
      Face outline = outline();
      divide(outline, spec.streets());
      long[] unitCounts =
          Shares.of(
              spec.counts().planningUnits(),
              streets.stream().mapToDouble(s -> s.what().weight()).toArray());
      for (int i = 0; i < streets.size(); i++) {
        communities(streets.get(i), (int) Math.max(1, unitCounts[i]));
      }
      return noded(outline);
    }

    /** The outline of the specification, scaled about its centre to the exact area. */
    private Face outline() {
      Face.Builder ring = new Face.Builder();
      spec.outline().forEach(p -> ring.add(p.eastingM(), p.northingM(), Rank.OUTLINE));
      Face drawn = ring.face();
      if (drawn.areaM2() <= 0) {
        throw new IllegalArgumentException("the outline does not run anticlockwise");
      }
      Place centre = new Place(drawn.meanX(), drawn.meanY());
      double factor = Math.sqrt(spec.areaM2() / drawn.areaM2());
      Face.Builder scaled = new Face.Builder();
      for (int i = 0; i < drawn.size(); i++) {
        scaled.add(
            centre.eastingM() + factor * (drawn.x(i) - centre.eastingM()),
            centre.northingM() + factor * (drawn.y(i) - centre.northingM()),
            Rank.OUTLINE);
      }
      return scaled.face();
    }

    /** Halves the face along the main axis of the streets' places until each has its own. */
    private void divide(Face face, List<StreetSpec> group) {
      if (group.size() == 1) {
        streets.add(new Named<>(group.get(0), face));
        return;
      }
      StreetGroup.Split split = StreetGroup.split(group);
      for (double turn : new double[] {0, 0.15, -0.15, 0.3, -0.3, 0.5, -0.5}) {
        Optional<Face.Halves> halves =
            face.cut(split.direction() + turn, split.fraction(), Rank.STREET);
        if (halves.isPresent()) {
          divide(halves.get().below(), split.below());
          divide(halves.get().above(), split.above());
          return;
        }
      }
      throw new IllegalArgumentException(
          "the outline is too concave to be divided between "
              + group.get(0).name()
              + " and others");
    }

    private void communities(Named<StreetSpec> street, int unitCount) {
      StreetSpec what = street.what();
      int ordinal = spec.streets().indexOf(what) + 1;
      Partition unitCuts = cuts(what, Rank.UNIT);
      Partition communityCuts = cuts(what, Rank.COMMUNITY);
      double[] equal = new double[unitCount];
      Arrays.fill(equal, 1);
      long[] sizes = Shares.of(what.communities().size(), equal);
      double[] weights = Arrays.stream(sizes).asDoubleStream().toArray();
      List<Face> faces = unitCuts.of(street.face(), weights);
      int next = 0;
      for (int u = 0; u < faces.size(); u++) {
        String number = "%s-%02d".formatted(what.code(), u + 1);
        units.add(new Named<>(new String[] {number, what.name()}, faces.get(u)));
        List<Face> parts = communityCuts.of(faces.get(u), (int) sizes[u]);
        for (Face part : parts) {
          String subArea = "%s%03d%03d".formatted(spec.code(), ordinal, next + 1);
          homes.add(new Named<>(new Home(what, what.communities().get(next), subArea), part));
          next++;
        }
      }
      if (next != what.communities().size()) {
        throw new IllegalArgumentException(what.name() + " is too concave for its communities");
      }
    }

    private Partition cuts(StreetSpec street, Rank rank) {
      return new Partition(Math.toRadians(street.axisDegrees()), AREA_WOBBLE, rank, dice);
    }

    private Territory noded(Face outline) {
      List<Face> all = new ArrayList<>(List.of(outline));
      homes.forEach(home -> all.add(home.face()));
      Noding noding = new Noding(all);
      Polygon district = noding.polygon(outline);
      List<AdminUnit> admin = new ArrayList<>();
      admin.add(new AdminUnit(spec.code(), spec.name(), "district", Optional.empty(), district));
      Map<String, Polygon> streetGeoms = new LinkedHashMap<>();
      for (StreetSpec street : spec.streets()) {
        Face face =
            streets.stream().filter(s -> s.what().equals(street)).findFirst().orElseThrow().face();
        Polygon geom = noding.polygon(face);
        streetGeoms.put(street.code(), geom);
        admin.add(
            new AdminUnit(street.code(), street.name(), "street", Optional.of(spec.code()), geom));
      }
      List<CommunityArea> areas = new ArrayList<>();
      for (Named<Home> named : homes) {
        Home home = named.what();
        Polygon geom = noding.polygon(named.face());
        areas.add(new CommunityArea(home.street(), home.community(), home.subArea(), geom));
        admin.add(
            new AdminUnit(
                home.community().code(),
                home.community().name(),
                "community",
                Optional.of(home.street().code()),
                geom));
      }
      return new Territory(
          district,
          admin,
          planAreas(noding),
          areas,
          homes.stream().map(Named::face).toList(),
          streetGeoms);
    }

    private List<PlanArea> planAreas(Noding noding) {
      List<PlanArea> areas = new ArrayList<>();
      for (Named<String[]> unit : units) {
        String code = unit.what()[0];
        String name = unit.what()[1] + "规划单元" + code.substring(code.length() - 2);
        areas.add(new PlanArea(code, name, "planning_unit", "", noding.polygon(unit.face())));
      }
      return areas;
    }
  }
}
