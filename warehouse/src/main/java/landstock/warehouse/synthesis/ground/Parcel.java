package landstock.warehouse.synthesis.ground;

import java.time.LocalDate;
import java.util.Optional;
import landstock.warehouse.identifier.ParcelCode;
import landstock.warehouse.synthesis.spec.BlockCharacter;
import landstock.warehouse.synthesis.spec.StreetSpec;
import org.locationtech.jts.geom.Geometry;

/**
 * A parcel of the cadastre.
 *
 * @param axis direction of its block's roads, radians from east
 * @param limits empty where the detailed plan is blank
 * @param geom polygon or multi-polygon on a grid of 1 mm
 */
public record Parcel(
    ParcelCode code,
    StreetSpec street,
    String communityCode,
    String blockCode,
    BlockCharacter character,
    double axis,
    String location,
    double registeredAreaM2,
    LandUse registered,
    LandUse actual,
    LandUse planned,
    Right right,
    Optional<PlanLimits> limits,
    Geometry geom) {

  /**
   * The right to the land.
   *
   * @param typeCode scheme QLLX
   * @param natureCode scheme QLXZ
   * @param term empty where it has none
   */
  public record Right(String typeCode, String natureCode, Optional<Term> term) {}

  /** First and last day, inclusive. */
  public record Term(LocalDate start, LocalDate end) {}

  /**
   * What the detailed plan allows.
   *
   * @param far floor area above ground per land area
   * @param density share of the land that may be covered, 0 to 1
   */
  public record PlanLimits(double far, double density, double heightM) {}

  Parcel withGeom(Geometry newGeom) {
    return new Parcel(
        code,
        street,
        communityCode,
        blockCode,
        character,
        axis,
        location,
        registeredAreaM2,
        registered,
        actual,
        planned,
        right,
        limits,
        newGeom);
  }

  /** The same land under a new number: what a split or a merger leaves. */
  Parcel renumbered(ParcelCode newCode, Geometry newGeom) {
    return new Parcel(
        newCode,
        street,
        communityCode,
        blockCode,
        character,
        axis,
        location,
        Amounts.hundredths(newGeom.getArea()),
        registered,
        actual,
        planned,
        right,
        limits,
        newGeom);
  }
}
