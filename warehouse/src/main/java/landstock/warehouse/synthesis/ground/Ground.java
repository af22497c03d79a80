package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/**
 * The ground of a district on one day.
 *
 * @param parcels of all layers, in the order of their codes
 * @param buildings in the order of their codes
 * @param sequences which numbers were given so far
 */
public record Ground(
    List<AdminUnit> adminUnits,
    List<PlanArea> planningUnits,
    List<PlanArea> constraints,
    List<Transit> transit,
    List<Parcel> parcels,
    List<Building> buildings,
    Sequences sequences) {

  /** The ground of the first survey. */
  public static Ground first(DistrictSpec spec) {
    Sequences sequences = new Sequences();
    Territory territory = Territory.of(spec);
    List<Block> blocks = new Blocks(spec, territory).make();
    ParcelMaker maker = new ParcelMaker(spec, sequences);
    List<Parcel> parcels = new ArrayList<>(new Lots(spec, blocks, maker).make());
    parcels.addAll(new Strata(spec, territory, blocks, maker).make());
    List<Building> buildings = new Buildings(spec, parcels).make();
    parcels.sort((a, b) -> a.code().value().compareTo(b.code().value()));
    return new Ground(
        territory.adminUnits(),
        territory.planningUnits(),
        PlanMaker.constraints(spec, territory),
        PlanMaker.transit(spec),
        List.copyOf(parcels),
        List.copyOf(buildings),
        sequences);
  }

  /** The same place a year later: parcels split and merged, buildings renewed and pulled down. */
  public Ground next(DistrictSpec spec, int year) {
    return new GroundYear(spec, this, year).next();
  }

  /** The same ground with other figures of its buildings, in the same order. */
  public Ground withBuildings(List<Building> newBuildings) {
    return with(parcels, newBuildings, sequences);
  }

  Ground with(List<Parcel> newParcels, List<Building> newBuildings, Sequences newSequences) {
    return new Ground(
        adminUnits, planningUnits, constraints, transit, newParcels, newBuildings, newSequences);
  }
}
