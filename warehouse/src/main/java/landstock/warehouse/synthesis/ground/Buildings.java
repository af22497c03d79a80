package landstock.warehouse.synthesis.ground;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import landstock.warehouse.identifier.ParcelCode;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import landstock.warehouse.synthesis.spec.Shares;
import org.locationtech.jts.geom.Polygon;

/** Puts buildings on parcels. */
final class Buildings {
  private static final double SMALLEST_OFFICE_LAND_M2 = 1_200;

  private final DistrictSpec spec;
  private final List<Parcel> parcels;
  private final Dice dice;
  private final Footprints footprints;
  private final BuildingMaker maker;

  Buildings(DistrictSpec spec, List<Parcel> parcels) {
    this.spec = spec;
    this.parcels =
        parcels.stream().filter(p -> p.code().layer() == ParcelCode.Layer.SURFACE).toList();
    this.dice = spec.dice("building");
    this.footprints = new Footprints(dice);
    this.maker = new BuildingMaker(spec, dice);
  }

  List<Building> make() {
    Set<ParcelCode> towers = towers();
    long[] counts =
        Shares.of(
            spec.counts().buildings(),
            parcels.stream()
                .mapToDouble(p -> towers.contains(p.code()) ? 0 : density(p))
                .toArray());
    List<Building> buildings = new ArrayList<>(spec.counts().buildings());
    List<Building> offices = new ArrayList<>();
    for (int i = 0; i < parcels.size(); i++) {
      Parcel parcel = parcels.get(i);
      boolean tower = towers.contains(parcel.code());
      int count = tower ? 1 : (int) counts[i];
      List<Polygon> outlines = count == 0 ? List.of() : footprints.in(parcel, count, tower);
      LocalDate era = maker.era(parcel);
      int mostFloors = mostFloors(parcel, outlines);
      for (int number = 1; number <= outlines.size(); number++) {
        Building building = maker.make(parcel, number, outlines.get(number - 1), era, mostFloors);
        (tower ? offices : buildings).add(building);
      }
    }
    buildings.addAll(new ListedOffices(spec, landM2(towers)).of(offices));
    buildings.sort(Comparator.comparing(Building::code));
    return buildings;
  }

  /** Floors that all of them may have together, at least one. */
  private static int mostFloors(Parcel parcel, List<Polygon> outlines) {
    double covered = outlines.stream().mapToDouble(Polygon::getArea).sum();
    return Math.max(1, (int) (ListedOffices.LARGEST_FAR * parcel.geom().getArea() / covered));
  }

  private Map<ParcelCode, Double> landM2(Set<ParcelCode> towers) {
    Map<ParcelCode, Double> land = new HashMap<>();
    for (Parcel parcel : parcels) {
      if (towers.contains(parcel.code())) {
        land.put(parcel.code(), parcel.geom().getArea());
      }
    }
    return land;
  }

  /** Parcels that get a listed office building: the largest of the right use, with some luck. */
  private Set<ParcelCode> towers() {
    record Candidate(Parcel parcel, double score) {}
    List<Candidate> candidates = new ArrayList<>();
    for (Parcel parcel : parcels) {
      if (parcel.registered() == LandUse.OFFICE
          && parcel.geom().getArea() > SMALLEST_OFFICE_LAND_M2) {
        candidates.add(
            new Candidate(
                parcel, Math.min(9_000, parcel.geom().getArea()) * dice.between(0.6, 1.4)));
      }
    }
    candidates.sort(Comparator.comparingDouble(c -> -c.score()));
    Set<ParcelCode> chosen = new HashSet<>();
    for (Candidate candidate : candidates) {
      boolean built = footprints.in(candidate.parcel(), 1, true).size() == 1;
      if (built && chosen.size() < spec.offices().buildings()) {
        chosen.add(candidate.parcel().code());
      }
    }
    if (chosen.size() < spec.offices().buildings()) {
      throw new IllegalArgumentException(
          "room for "
              + chosen.size()
              + " office buildings only, wanted "
              + spec.offices().buildings()
              + ": give streets more office blocks");
    }
    return chosen;
  }

  /** Buildings a parcel would have, relative to the others. */
  private static double density(Parcel parcel) {
    double area = parcel.geom().getArea();
    double each =
        switch (parcel.registered()) {
          case HOUSING -> area > 1_500 ? 640 : area > 400 ? 240 : 170;
          case RETAIL, HOTEL, UTILITY, CAR_PARK, RELIGION, CULTURE, STATION -> 600;
          case OFFICE, HOSPITAL, GOVERNMENT, SCHOOL, INDUSTRY, STORE -> 850;
          case PARK -> 9_000;
          case EMPTY -> Double.POSITIVE_INFINITY;
        };
    return area / each;
  }
}
