package landstock.warehouse.synthesis.economy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.warehouse.identifier.CreditCode;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/** What happens to the economy within one year. Used once. */
final class EconomyYear {
  private static final double CLOSED = 0.04;
  private static final double MOVED = 0.015;
  private static final double NEWCOMERS = 0.045;
  private static final double SMALLEST_M2 = 15;
  private static final int TRIES = 40;

  private final DistrictSpec spec;
  private final Economy before;
  private final int year;
  private final Dice dice;
  private final Leases leases;
  private final Map<String, Building> buildings = new LinkedHashMap<>();
  private final List<Building> places;
  private final Map<CreditCode, List<Occupancy>> held = new LinkedHashMap<>();

  EconomyYear(DistrictSpec spec, Economy before, Ground ground, int year) {
    this.spec = spec;
    this.before = before;
    this.year = year;
    this.dice = spec.dice("economy").fork(year);
    this.leases = new Leases(dice, LocalDate.of(year, 12, 31));
    emptied(ground.buildings(), before.buildings()).forEach(b -> buildings.put(b.code(), b));
    this.places = buildings.values().stream().filter(b -> b.lettable().isPresent()).toList();
    for (Occupancy occupancy : before.occupancies()) {
      held.computeIfAbsent(occupancy.enterprise(), key -> new ArrayList<>()).add(occupancy);
    }
  }

  Economy next() {
    List<Enterprise> enterprises = new ArrayList<>();
    for (Enterprise enterprise : before.enterprises()) {
      double chance = dice.next();
      boolean open = enterprise.closedIn().isEmpty();
      boolean placed = enterprise.building().isPresent();
      if (open && chance < CLOSED) {
        leave(enterprise);
        enterprises.add(enterprise.closed(year));
      } else if (open && placed && chance < CLOSED + MOVED) {
        enterprises.add(moved(enterprise));
      } else {
        enterprises.add(enterprise);
      }
    }
    int newcomers = (int) Math.round(before.enterprises().size() * NEWCOMERS);
    for (int i = 0; i < newcomers; i++) {
      find().ifPresent(place -> enterprises.add(newcomer(enterprises.size() + 1, place)));
    }
    return new Economy(
        List.copyOf(enterprises),
        held.values().stream().flatMap(Collection::stream).toList(),
        List.copyOf(buildings.values()),
        before.newcomerFactor());
  }

  /** Buildings of the new ground with the vacancy that last year's economy left. */
  private static List<Building> emptied(List<Building> now, List<Building> before) {
    Map<String, Building> old = new HashMap<>();
    before.forEach(b -> old.put(b.code(), b));
    return now.stream()
        .map(
            b -> {
              Building was = old.get(b.code());
              if (was == null || was.lettable().isEmpty() || b.lettable().isEmpty()) {
                return b;
              }
              // Held area does not change by works alone.
              double rentable = b.lettable().get().rentableM2();
              return b.withLettable(rentable, hundredths(rentable - was.lettable().get().heldM2()));
            })
        .toList();
  }

  private void leave(Enterprise enterprise) {
    List<Occupancy> left = held.remove(enterprise.code());
    if (left != null) {
      left.forEach(o -> vacate(o.building(), o.areaM2()));
    }
  }

  private Enterprise moved(Enterprise enterprise) {
    Optional<Place> place = find();
    if (place.isEmpty()) {
      return enterprise;
    }
    leave(enterprise);
    settle(enterprise, place.get());
    return enterprise.movedTo(place.get().building());
  }

  private Enterprise newcomer(int number, Place place) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = LocalDate.of(year, 12, 1);
    Building building = building(place);
    Enterprise enterprise =
        new EnterpriseMaker(spec)
            .make(number, Optional.of(building), place.areaM2(), first, last)
            .scaled(before.newcomerFactor());
    settle(enterprise, place);
    return enterprise;
  }

  private void settle(Enterprise enterprise, Place place) {
    held.computeIfAbsent(enterprise.code(), key -> new ArrayList<>())
        .add(leases.lease(enterprise, building(place), place.areaM2()));
    vacate(place.building(), -place.areaM2());
  }

  /** Empty floor area of a building. */
  private record Place(String building, double areaM2) {}

  private Optional<Place> find() {
    for (int i = 0; i < TRIES; i++) {
      String code = dice.pick(places).code();
      double vacant = buildingOf(code).lettable().map(Building.Lettable::vacantM2).orElse(0.0);
      double wanted = Math.min(vacant * dice.between(0.2, 0.8), dice.skewed(160, 0.9));
      double area = Math.floor(wanted * 100) / 100;
      if (area > SMALLEST_M2) {
        return Optional.of(new Place(code, area));
      }
    }
    return Optional.empty();
  }

  private Building building(Place place) {
    return buildingOf(place.building());
  }

  private Building buildingOf(String code) {
    Building building = buildings.get(code);
    if (building == null) {
      throw new IllegalStateException("no building " + code);
    }
    return building;
  }

  private void vacate(String code, double areaM2) {
    Building building = buildingOf(code);
    building
        .lettable()
        .ifPresent(
            l ->
                buildings.put(
                    code,
                    building.withLettable(l.rentableM2(), hundredths(l.vacantM2() + areaM2))));
  }

  private static double hundredths(double areaM2) {
    return Math.rint(areaM2 * 100) / 100;
  }
}
