package landstock.warehouse.synthesis.ground;

import java.time.LocalDate;
import java.util.Optional;
import landstock.warehouse.synthesis.spec.Dice;
import landstock.warehouse.synthesis.spec.DistrictSpec;
import org.locationtech.jts.geom.Polygon;

/** Gives an outline its floors, age, structure and floor area. */
final class BuildingMaker {
  private static final double UNKNOWN_DATE = 0.05;
  private static final double MEASURED = 0.88;

  private final DistrictSpec spec;
  private final Dice dice;

  BuildingMaker(DistrictSpec spec, Dice dice) {
    this.spec = spec;
    this.dice = dice;
  }

  /** About when the buildings of a parcel were finished. */
  LocalDate era(Parcel parcel) {
    double year =
        switch (parcel.character()) {
          case VILLA -> dice.skewed(11, 0.35) + 1918;
          case LANE -> dice.chance(0.55) ? dice.between(1925, 1962) : dice.between(1962, 1992);
          case ESTATE -> dice.chance(0.5) ? dice.between(1978, 2000) : dice.between(2000, 2019);
          case COMMERCE -> dice.between(1955, 2020);
          case OFFICE -> dice.between(1988, 2021);
          case PUBLIC -> dice.between(1950, 2018);
          case WORKSHOP -> dice.between(1952, 1994);
          case GREEN -> dice.between(1970, 2015);
        };
    int last = spec.firstSurvey().getYear() - 1;
    int whole = (int) Amounts.within(year, 1900, last);
    return LocalDate.of(whole, 1, 1).plusDays(dice.whole(0, 364));
  }

  /**
   * @param mostFloors that the land bears
   */
  Building make(Parcel parcel, int number, Polygon outline, LocalDate era, int mostFloors) {
    double footprint = Amounts.hundredths(outline.getArea());
    int floors = Math.min(mostFloors, floors(parcel, era, footprint));
    Building.Kind kind = kind(parcel, footprint);
    double storey = kind == Building.Kind.HOME ? 2.9 : kind == Building.Kind.WORKSHOP ? 5.2 : 3.7;
    double floorArea = Amounts.hundredths(footprint * floors);
    return new Building(
        parcel.code().value() + "F" + String.valueOf(10_000 + number).substring(1),
        parcel.code(),
        Optional.empty(),
        kind,
        floors,
        floors > 12 ? dice.whole(1, 3) : floors > 6 && era.getYear() > 1995 ? dice.whole(0, 1) : 0,
        Amounts.tenths(floors * storey + dice.between(0.4, 2.5)),
        footprint,
        new Building.FloorArea(floorArea, dice.chance(MEASURED)),
        dice.chance(UNKNOWN_DATE) ? Optional.empty() : Optional.of(era),
        structure(floors, era),
        use(parcel.registered()),
        lettable(kind, parcel, floorArea),
        outline);
  }

  private int floors(Parcel parcel, LocalDate era, double footprint) {
    boolean modern = era.getYear() >= 1985;
    return switch (parcel.character()) {
      case VILLA -> dice.whole(2, 3);
      case LANE -> dice.whole(1, modern || footprint > 150 ? 4 : 2);
      case ESTATE -> estateFloors(parcel, era);
      case COMMERCE -> dice.whole(2, modern ? 9 : 5);
      case OFFICE -> dice.whole(3, modern ? 16 : 7);
      case PUBLIC -> dice.whole(2, modern ? 8 : 5);
      case WORKSHOP -> dice.whole(1, 4);
      case GREEN -> 1;
    };
  }

  private int estateFloors(Parcel parcel, LocalDate era) {
    if (parcel.registered() != LandUse.HOUSING) {
      return dice.whole(1, 4);
    }
    if (era.getYear() < 2000) {
      return dice.whole(5, 7);
    }
    return dice.chance(0.45) ? dice.whole(18, 33) : dice.whole(7, 17);
  }

  private Building.Kind kind(Parcel parcel, double footprint) {
    return switch (parcel.actual()) {
      case OFFICE -> Building.Kind.OFFICE;
      case RETAIL, HOTEL -> Building.Kind.SHOP;
      case INDUSTRY, STORE -> Building.Kind.WORKSHOP;
      case HOUSING -> footprint > 90 && dice.chance(0.12) ? Building.Kind.SHOP : Building.Kind.HOME;
      case GOVERNMENT,
          SCHOOL,
          HOSPITAL,
          CULTURE,
          UTILITY,
          PARK,
          STATION,
          CAR_PARK,
          RELIGION,
          EMPTY ->
          Building.Kind.SERVICE;
    };
  }

  private Optional<Building.Lettable> lettable(
      Building.Kind kind, Parcel parcel, double floorArea) {
    boolean housing = parcel.actual() == LandUse.HOUSING;
    double part =
        switch (kind) {
          case LISTED_OFFICE, OFFICE -> dice.between(0.76, 0.86);
          case SHOP -> housing ? dice.between(0.08, 0.2) : dice.between(0.62, 0.85);
          case WORKSHOP -> dice.between(0.85, 0.95);
          case SERVICE -> dice.chance(0.2) ? dice.between(0.05, 0.2) : 0;
          case HOME -> 0;
        };
    if (part == 0) {
      return Optional.empty();
    }
    double rentable = Amounts.hundredths(floorArea * part);
    double vacancy = Amounts.within(dice.skewed(0.14, 0.8), 0, 0.9);
    return Optional.of(new Building.Lettable(rentable, Amounts.hundredths(rentable * vacancy)));
  }

  /**
   * Codes of the house register: 1 steel, 2 steel and concrete, 3 concrete, 4 mixed, 5 brick,
   * timber.
   */
  private String structure(int floors, LocalDate era) {
    if (floors > 30) {
      return "2";
    }
    if (floors > 7) {
      return "3";
    }
    if (era.getYear() < 1950) {
      return dice.chance(0.85) ? "5" : "4";
    }
    return dice.chance(era.getYear() < 1990 ? 0.85 : 0.4) ? "4" : "3";
  }

  private static String use(LandUse use) {
    return switch (use) {
      case HOUSING -> "住宅";
      case RETAIL -> "商业";
      case HOTEL -> "旅馆";
      case OFFICE -> "办公";
      case INDUSTRY -> "工业";
      case STORE -> "仓储";
      case GOVERNMENT -> "机关";
      case SCHOOL -> "教育";
      case HOSPITAL -> "医疗";
      case CULTURE -> "文化";
      case UTILITY -> "公用设施";
      case PARK -> "公园配套";
      case STATION -> "轨道交通";
      case CAR_PARK -> "停车";
      case RELIGION -> "宗教";
      case EMPTY -> "其他";
    };
  }
}
