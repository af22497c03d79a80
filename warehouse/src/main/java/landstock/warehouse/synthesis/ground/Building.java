package landstock.warehouse.synthesis.ground;

import java.time.LocalDate;
import java.util.Optional;
import landstock.warehouse.identifier.ParcelCode;
import org.locationtech.jts.geom.Polygon;

/**
 * A building (自然幢).
 *
 * @param code parcel on which it was first registered, F and 4 digits; stays when parcels change
 * @param floorArea above ground
 * @param lettable empty where nothing of it can be let
 */
public record Building(
    String code,
    ParcelCode parcel,
    Optional<String> name,
    Kind kind,
    int floorsAbove,
    int floorsBelow,
    double heightM,
    double footprintM2,
    FloorArea floorArea,
    Optional<LocalDate> completedOn,
    String structureCode,
    String plannedUse,
    Optional<Lettable> lettable,
    Polygon geom) {

  /** Who may sit in it. */
  public enum Kind {
    LISTED_OFFICE,
    OFFICE,
    SHOP,
    WORKSHOP,
    SERVICE,
    HOME
  }

  /**
   * @param measured whether it was measured; otherwise it is an estimate
   */
  public record FloorArea(double areaM2, boolean measured) {}

  /** Floor area that can be let or sold, and the part of it that stands empty. */
  public record Lettable(double rentableM2, double vacantM2) {
    public double heldM2() {
      return rentableM2 - vacantM2;
    }
  }

  public Building withLettable(double rentableM2, double vacantM2) {
    return renovated(floorArea, Optional.of(new Lettable(rentableM2, vacantM2)));
  }

  Building onParcel(ParcelCode newParcel) {
    return new Building(
        code,
        newParcel,
        name,
        kind,
        floorsAbove,
        floorsBelow,
        heightM,
        footprintM2,
        floorArea,
        completedOn,
        structureCode,
        plannedUse,
        lettable,
        geom);
  }

  /** As listed office building, with its floors decided. */
  Building listed(String newName, int floors, double newHeightM, FloorArea area) {
    return new Building(
        code,
        parcel,
        Optional.of(newName),
        Kind.LISTED_OFFICE,
        floors,
        floorsBelow,
        newHeightM,
        footprintM2,
        area,
        completedOn,
        structureCode,
        plannedUse,
        lettable,
        geom);
  }

  /** After works: measured again, with more to let. */
  Building renovated(FloorArea area, Optional<Lettable> newLettable) {
    return new Building(
        code,
        parcel,
        name,
        kind,
        floorsAbove,
        floorsBelow,
        heightM,
        footprintM2,
        area,
        completedOn,
        structureCode,
        plannedUse,
        newLettable,
        geom);
  }
}
