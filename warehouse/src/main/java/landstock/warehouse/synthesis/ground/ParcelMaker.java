package landstock.warehouse.synthesis.ground;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.identifier.ParcelCode;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import org.locationtech.jts.geom.Geometry;

/** Gives a piece of land its register entry. */
final class ParcelMaker {
  private static final double CHANGED_USE = 0.06;
  private static final double OTHER_PLAN = 0.10;
  private static final double BLANK_PLAN = 0.04;
  private static final double LOW_RISE_M = 12;
  private static final List<LandUse> NEW_PLANS =
      List.of(LandUse.OFFICE, LandUse.RETAIL, LandUse.HOUSING, LandUse.PARK, LandUse.CULTURE);

  private final DistrictSpec spec;
  private final Sequences sequences;
  private final Dice dice;

  ParcelMaker(DistrictSpec spec, Sequences sequences) {
    this.spec = spec;
    this.sequences = sequences;
    this.dice = spec.dice("register");
  }

  Parcel surface(Block block, LandUse use, Geometry geom) {
    return make(block.area(), block, use, "GB", geom);
  }

  /**
   * @param feature {@code GX} below ground or {@code GS} above
   * @param block above or below which it lies
   */
  Parcel stratum(CommunityArea area, Block block, LandUse use, String feature, Geometry geom) {
    return make(area, block, use, feature, geom);
  }

  private Parcel make(CommunityArea area, Block block, LandUse use, String feature, Geometry geom) {
    ParcelCode code = sequences.next(area.subArea(), feature);
    double drawn = geom.getArea();
    boolean surface = feature.equals("GB");
    LandUse actual = surface ? actual(use) : use;
    LandUse planned = surface && dice.chance(OTHER_PLAN) ? dice.pick(NEW_PLANS) : use;
    return new Parcel(
        code,
        area.street(),
        area.community().code(),
        block.code(),
        block.character(),
        block.axis(),
        location(area, code),
        Amounts.hundredths(drawn * (1 + 0.002 * dice.normal())),
        use,
        actual,
        planned,
        right(use),
        limits(block, planned),
        geom);
  }

  private String location(CommunityArea area, ParcelCode code) {
    return spec.name()
        + area.street().name()
        + area.community().name()
        + "第"
        + code.sequence()
        + "号地（示例）";
  }

  /**
   * Shops in old houses, offices in old workshops: what the survey finds is not always registered.
   */
  private LandUse actual(LandUse registered) {
    if (!dice.chance(CHANGED_USE)) {
      return registered;
    }
    return switch (registered) {
      case HOUSING -> LandUse.RETAIL;
      case INDUSTRY, STORE -> dice.chance(0.6) ? LandUse.OFFICE : LandUse.EMPTY;
      case RETAIL, HOTEL -> LandUse.OFFICE;
      case OFFICE -> LandUse.HOTEL;
      default -> registered;
    };
  }

  private Parcel.Right right(LandUse use) {
    boolean granted = use.termYears() > 0 && dice.chance(use == LandUse.HOUSING ? 0.35 : 0.8);
    String type = use == LandUse.PARK || use == LandUse.EMPTY ? "3" : "4";
    if (!granted) {
      return new Parcel.Right(type, "101", Optional.empty());
    }
    String nature = dice.chance(0.95) ? "102" : dice.chance(0.5) ? "104" : "103";
    LocalDate start =
        LocalDate.of(dice.whole(1992, spec.firstSurvey().getYear() - 1), 1, 1)
            .plusDays(dice.whole(0, 364));
    LocalDate end = start.plusYears(use.termYears()).minusDays(1);
    return new Parcel.Right(type, nature, Optional.of(new Parcel.Term(start, end)));
  }

  private Optional<Parcel.PlanLimits> limits(Block block, LandUse planned) {
    double chance = dice.next();
    double far = Amounts.tenths(Amounts.within(dice.skewed(planned.far(), 0.28), 0.1, 12));
    double density = Amounts.hundredths(Amounts.within(0.38 + 0.1 * dice.normal(), 0.15, 0.7));
    double height = Amounts.within(5 * Math.rint((far / density * 3.6 + 6) / 5), 10, 250);
    if (chance < BLANK_PLAN) {
      return Optional.empty();
    }
    return switch (block.character()) {
      case VILLA -> Optional.of(new Parcel.PlanLimits(Math.min(far, 1.5), density, LOW_RISE_M));
      case ESTATE, LANE, COMMERCE, OFFICE, PUBLIC, WORKSHOP, GREEN ->
          Optional.of(new Parcel.PlanLimits(far, density, height));
    };
  }
}
