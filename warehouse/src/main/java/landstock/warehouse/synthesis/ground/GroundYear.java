package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import landstock.warehouse.identifier.ParcelCode;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** What happens to the ground within one year. Used once. */
final class GroundYear {
  private static final int SPLITS = 18;
  private static final int MERGERS = 22;
  private static final double LARGE_M2 = 1_800;
  private static final double SMALL_M2 = 900;
  private static final double DEMOLISHED = 0.004;
  private static final double RENOVATED = 0.025;

  private final Ground before;
  private final Sequences sequences;
  private final Dice dice;
  private final Map<String, Parcel> parcels = new TreeMap<>();
  private final Map<String, Building> buildings = new TreeMap<>();
  private final Set<String> touched = new HashSet<>();
  private final Map<String, List<String>> byBlock = new HashMap<>();

  GroundYear(DistrictSpec spec, Ground before, int year) {
    this.before = before;
    this.sequences = before.sequences().copy();
    this.dice = spec.dice("ground").fork(year);
    for (Parcel parcel : before.parcels()) {
      put(parcel);
    }
    before.buildings().forEach(b -> buildings.put(b.code(), b));
  }

  Ground next() {
    renewBuildings();
    List<Parcel> order = shuffled(before.parcels());
    int splits = 0;
    int mergers = 0;
    for (Parcel parcel : order) {
      if (!ordinary(parcel)) {
        continue;
      }
      if (splits < SPLITS && parcel.geom().getArea() > LARGE_M2) {
        splits += split(parcel) ? 1 : 0;
      } else if (mergers < MERGERS && parcel.geom().getArea() < SMALL_M2) {
        mergers += merge(parcel) ? 1 : 0;
      }
    }
    return before.with(List.copyOf(parcels.values()), List.copyOf(buildings.values()), sequences);
  }

  private void renewBuildings() {
    for (Building building : before.buildings()) {
      double chance = dice.next();
      if (building.kind() == Building.Kind.HOME && chance < DEMOLISHED) {
        buildings.remove(building.code());
      } else if (building.kind() != Building.Kind.LISTED_OFFICE && chance < RENOVATED) {
        buildings.put(building.code(), renovated(building));
      }
    }
  }

  /** Measured again; a little more of it can be let, and stands empty at first. */
  private Building renovated(Building building) {
    double area = building.floorArea().areaM2();
    Optional<Building.Lettable> lettable =
        building
            .lettable()
            .map(
                old -> {
                  double rentable =
                      Amounts.hundredths(
                          Math.max(
                              old.rentableM2(),
                              Math.min(0.93 * area, old.rentableM2() * dice.between(1.02, 1.12))));
                  double vacant = Amounts.hundredths(old.vacantM2() + rentable - old.rentableM2());
                  return new Building.Lettable(rentable, vacant);
                });
    return building.renovated(new Building.FloorArea(area, true), lettable);
  }

  /** Still as it was, on the surface, in one piece without a hole, and without a listed office. */
  private boolean ordinary(Parcel parcel) {
    return parcels.containsKey(parcel.code().value())
        && !touched.contains(parcel.code().value())
        && parcel.code().layer() == ParcelCode.Layer.SURFACE
        && parcel.geom() instanceof Polygon polygon
        && polygon.getNumInteriorRing() == 0
        && standingOn(parcel).stream().noneMatch(b -> b.kind() == Building.Kind.LISTED_OFFICE);
  }

  private boolean split(Parcel parcel) {
    List<Building> standing = standingOn(parcel);
    for (double fraction : new double[] {0.5, 0.4, 0.6, 0.33, 0.67}) {
      Optional<ParcelSplit> split =
          ParcelSplit.of((Polygon) parcel.geom(), parcel.axis(), fraction)
              .filter(s -> s.spares(standing) && s.fits(neighbours(parcel)));
      if (split.isPresent()) {
        for (Parcel neighbour : neighbours(parcel)) {
          replaceGeom(neighbour, split.get().renoded(neighbour.geom()));
        }
        remove(parcel);
        Parcel first = renumbered(parcel, split.get().first());
        Parcel second = renumbered(parcel, split.get().second());
        for (Building building : standing) {
          Parcel home = first.geom().contains(building.geom()) ? first : second;
          buildings.put(building.code(), building.onParcel(home.code()));
        }
        return true;
      }
    }
    return false;
  }

  private boolean merge(Parcel parcel) {
    for (Parcel other : neighbours(parcel)) {
      boolean alike =
          ordinary(other)
              && other.registered() == parcel.registered()
              && other.geom().getArea() < SMALL_M2
              && parcel.geom().intersection(other.geom()).getLength() > 5;
      if (alike
          && parcel.geom().union(other.geom()) instanceof Polygon whole
          && whole.getNumInteriorRing() == 0) {
        List<Building> standing = new ArrayList<>(standingOn(parcel));
        standing.addAll(standingOn(other));
        remove(parcel);
        remove(other);
        Parcel merged = renumbered(parcel, whole);
        standing.forEach(b -> buildings.put(b.code(), b.onParcel(merged.code())));
        return true;
      }
    }
    return false;
  }

  private Parcel renumbered(Parcel old, Geometry geom) {
    ParcelCode code = sequences.next(old.code().subArea(), old.code().feature());
    Parcel parcel = old.renumbered(code, geom);
    put(parcel);
    touched.add(code.value());
    return parcel;
  }

  private void put(Parcel parcel) {
    parcels.put(parcel.code().value(), parcel);
    byBlock
        .computeIfAbsent(parcel.blockCode(), key -> new ArrayList<>())
        .add(parcel.code().value());
  }

  private void remove(Parcel parcel) {
    parcels.remove(parcel.code().value());
  }

  private void replaceGeom(Parcel parcel, Geometry geom) {
    parcels.put(parcel.code().value(), parcel.withGeom(geom));
    touched.add(parcel.code().value());
  }

  /** Other parcels of its block and layer. */
  private List<Parcel> neighbours(Parcel parcel) {
    return byBlock.getOrDefault(parcel.blockCode(), List.of()).stream()
        .filter(code -> !code.equals(parcel.code().value()) && parcels.containsKey(code))
        .map(parcels::get)
        .filter(p -> p.code().layer() == ParcelCode.Layer.SURFACE)
        .toList();
  }

  private List<Building> standingOn(Parcel parcel) {
    // Codes of buildings may begin with an earlier parcel's, so the register is asked, not the
    // code.
    return buildings.values().stream().filter(b -> b.parcel().equals(parcel.code())).toList();
  }

  private List<Parcel> shuffled(List<Parcel> all) {
    List<Parcel> order = new ArrayList<>(all);
    IntStream.iterate(order.size() - 1, i -> i > 0, i -> i - 1)
        .forEach(i -> Collections.swap(order, i, dice.whole(0, i)));
    return order;
  }
}
