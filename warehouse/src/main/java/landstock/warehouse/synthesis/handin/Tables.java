package landstock.warehouse.synthesis.handin;

import static landstock.warehouse.synthesis.handin.LayerField.date;
import static landstock.warehouse.synthesis.handin.LayerField.number;
import static landstock.warehouse.synthesis.handin.LayerField.text;
import static landstock.warehouse.synthesis.handin.LayerField.whole;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import landstock.warehouse.identifier.CreditCode;
import landstock.warehouse.synthesis.economy.Economy;
import landstock.warehouse.synthesis.economy.Enterprise;
import landstock.warehouse.synthesis.economy.LandValue;
import landstock.warehouse.synthesis.economy.Occupancy;
import landstock.warehouse.synthesis.economy.Population;
import landstock.warehouse.synthesis.economy.TaxRow;
import landstock.warehouse.synthesis.economy.YearFigures;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.ground.Parcel;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/** The tables of the market, commerce, statistics, tax, valuation and police bureaus. */
final class Tables {
  static final Columns LAND_VALUES =
      Columns.of(
          text("ZDDM", 19),
          whole("评估年度"),
          number("土地价值", 2),
          number("建筑价值", 2),
          number("总价值", 2),
          number("土地面积", 2),
          number("建筑面积", 2),
          text("用途代码", 6),
          whole("建成年份"),
          text("坐落", 200));
  static final Columns ENTERPRISES =
      Columns.of(
          text("统一社会信用代码", 18),
          text("企业名称", 100),
          text("行业代码", 5),
          text("规模", 8),
          text("住所", 200),
          text("属地注册", 2),
          text("经营楼宇", 24),
          date("成立日期"));
  static final Columns OCCUPANCIES =
      Columns.of(
          text("统一社会信用代码", 18),
          text("ZRZH", 24),
          text("ZDDM", 19),
          number("占用面积", 2),
          number("月租金", 2),
          text("使用方式", 10),
          date("起租日期"),
          date("到期日期"));
  static final Columns FIGURES =
      Columns.of(
          text("统一社会信用代码", 18),
          whole("年度"),
          number("营业收入", 2),
          number("总产值", 2),
          number("增加值", 2),
          whole("从业人员平均人数"),
          number("综合能耗", 2),
          number("研发费用", 2),
          number("固定资产投资", 2));

  /** The tax office's program writes amounts paid in as text, refunds as numbers. */
  static final Columns TAXES =
      Columns.of(
          text("纳税人识别号", 18),
          text("所属年度", 4),
          text("征收项目代码", 5),
          text("入库级次", 8),
          text("入库金额", 20),
          number("退税额", 2));

  /** The tax office's annual report, in the order of its lines. */
  static final Columns TOTALS = Columns.of(text("项目", 20), whole("年度"), number("全区合计", 2));

  static final Columns POPULATION =
      Columns.of(
          text("社区代码", 12),
          text("社区名称", 60),
          whole("年度"),
          whole("常住人口"),
          whole("户籍人口"),
          whole("户数"));

  /** Revenue from which an enterprise reports in full, hundredths of CNY. */
  private static final long REPORTING_SIZE = 2_000_000_000L;

  private static final Map<String, String> LEVELS =
      Map.of("central", "中央", "city", "市级", "district", "区级");

  private static final Map<String, String> TOTAL_LEVELS =
      Map.of("central", "中央级", "city", "市级", "district", "区级");

  private final DistrictSpec spec;
  private final Ground ground;
  private final Economy economy;
  private final int year;

  Tables(DistrictSpec spec, Ground ground, Economy economy, int year) {
    this.spec = spec;
    this.ground = ground;
    this.economy = economy;
    this.year = year;
  }

  void landValues(LayerFile file) throws IOException {
    for (LandValue value : LandValue.of(spec, ground, year)) {
      Parcel parcel = value.parcel();
      file.add(
          LAND_VALUES.row(
              parcel.code().value(),
              value.year(),
              Fixed.money(value.land()),
              Fixed.money(value.improvement()),
              Fixed.money(value.total()),
              Fixed.hundredths(parcel.registeredAreaM2()),
              Fixed.hundredths(value.builtM2()),
              parcel.registered().registeredCode(),
              value.builtIn().isPresent() ? value.builtIn().getAsInt() : null,
              parcel.location()),
          null);
    }
  }

  void enterprises(LayerFile file) throws IOException {
    Set<CreditCode> large = new HashSet<>();
    for (YearFigures figures : economy.figures(spec, year)) {
      if (figures.year() == year && figures.revenue() >= REPORTING_SIZE) {
        large.add(figures.enterprise());
      }
    }
    Map<String, String> locations = locations();
    for (Enterprise enterprise : economy.enterprises()) {
      file.add(
          ENTERPRISES.row(
              enterprise.code().value(),
              enterprise.name(),
              enterprise.industry().code(),
              large.contains(enterprise.code()) ? "规上" : "规下",
              enterprise.registeredHere()
                  ? enterprise.building().map(locations::get).orElse(spec.name() + "（住所不详，示例）")
                  : "外区注册地址（示例）",
              enterprise.registeredHere() ? "是" : "否",
              enterprise.building().orElse(null),
              enterprise.foundedOn()),
          null);
    }
  }

  private Map<String, String> locations() {
    Map<String, String> parcels = new HashMap<>();
    ground.parcels().forEach(p -> parcels.put(p.code().value(), p.location()));
    Map<String, String> buildings = new HashMap<>();
    ground
        .buildings()
        .forEach(
            b -> buildings.put(b.code(), parcels.getOrDefault(b.parcel().value(), spec.name())));
    return buildings;
  }

  void occupancies(LayerFile file) throws IOException {
    Map<String, String> parcels = new HashMap<>();
    for (Building building : ground.buildings()) {
      parcels.put(building.code(), building.parcel().value());
    }
    for (Occupancy occupancy : economy.occupancies()) {
      boolean rentKnown = occupancy.rentCnyM2Month().isPresent();
      file.add(
          OCCUPANCIES.row(
              occupancy.enterprise().value(),
              occupancy.building(),
              parcels.get(occupancy.building()),
              Fixed.hundredths(occupancy.areaM2()),
              rentKnown ? Fixed.hundredths(occupancy.rentCnyM2Month().getAsDouble()) : null,
              occupancy.basis(),
              occupancy.from(),
              occupancy.to().orElse(null)),
          null);
    }
  }

  void figures(LayerFile file) throws IOException {
    for (YearFigures figures : economy.figures(spec, year)) {
      file.add(
          FIGURES.row(
              figures.enterprise().value(),
              figures.year(),
              Fixed.money(figures.revenue()),
              Fixed.money(figures.output()),
              Fixed.money(figures.valueAdded()),
              figures.employees(),
              Fixed.hundredths(figures.energyTce()),
              Fixed.money(figures.research()),
              Fixed.money(figures.investment())),
          null);
    }
  }

  /** Year after year, as each has its own sheet. */
  void taxes(LayerFile file) throws IOException {
    for (int y = year - Economy.YEARS + 1; y <= year; y++) {
      for (TaxRow tax : economy.taxes(spec, y)) {
        file.add(
            TAXES.row(
                tax.enterprise().value(),
                String.valueOf(tax.year()),
                tax.item(),
                LEVELS.get(tax.level()),
                Fixed.money(tax.amount()),
                Fixed.money(tax.refund())),
            null);
      }
    }
  }

  /** What the rows of each year add up to. */
  void taxTotals(LayerFile file) throws IOException {
    for (int y = year - Economy.YEARS + 1; y <= year; y++) {
      Map<String, Long> totals = new LinkedHashMap<>();
      for (String line : List.of("全口径税收", "中央级", "市级", "区级", "退税")) {
        totals.put(line, 0L);
      }
      for (TaxRow tax : economy.taxes(spec, y)) {
        totals.merge("全口径税收", tax.amount(), Long::sum);
        totals.merge(TOTAL_LEVELS.get(tax.level()), tax.amount(), Long::sum);
        totals.merge("退税", tax.refund(), Long::sum);
      }
      for (Map.Entry<String, Long> total : totals.entrySet()) {
        file.add(TOTALS.row(total.getKey(), y, Fixed.money(total.getValue())), null);
      }
    }
  }

  void population(LayerFile file) throws IOException {
    for (Population people : Population.of(spec, ground.adminUnits(), year)) {
      file.add(
          POPULATION.row(
              people.community().code(),
              people.community().name(),
              people.year(),
              people.residents(),
              people.registered(),
              people.households()),
          null);
    }
  }
}
