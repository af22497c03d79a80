package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import landstock.warehouse.identifier.CreditCode;
import landstock.warehouse.synthesis.economy.Economy;
import landstock.warehouse.synthesis.economy.Enterprise;
import landstock.warehouse.synthesis.economy.LandValue;
import landstock.warehouse.synthesis.economy.Occupancy;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.ground.Parcel;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/** The tables of the market, statistics, tax and valuation bureaus. */
final class Tables {
  /** The market bureau's export is older than UTF-8. */
  private static final Charset MARKET_CHARSET = Charset.forName("GB18030");

  /** Revenue from which an enterprise reports in full, hundredths of CNY. */
  private static final long REPORTING_SIZE = 2_000_000_000L;

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

  long landValues(Path path) throws IOException {
    try (CsvFile file =
        new CsvFile(
            path,
            StandardCharsets.UTF_8,
            "ZDDM",
            "评估年度",
            "土地价值",
            "建筑价值",
            "总价值",
            "土地面积",
            "建筑面积",
            "用途代码",
            "建成年份",
            "坐落")) {
      for (LandValue value : LandValue.of(spec, ground, year)) {
        Parcel parcel = value.parcel();
        file.row(
            parcel.code().value(),
            value.year(),
            Fixed.money(value.land()),
            Fixed.money(value.improvement()),
            Fixed.money(value.total()),
            Fixed.hundredths(parcel.registeredAreaM2()),
            Fixed.hundredths(value.builtM2()),
            parcel.registered().registeredCode(),
            value.builtIn().isPresent() ? value.builtIn().getAsInt() : null,
            parcel.location());
      }
      return file.rows();
    }
  }

  long enterprises(Path path) throws IOException {
    Set<CreditCode> large = new HashSet<>();
    economy.figures(
        spec,
        year,
        f -> {
          if (f.year() == year && f.revenue() >= REPORTING_SIZE) {
            large.add(f.enterprise());
          }
        });
    Map<String, String> locations = locations();
    try (CsvFile file =
        new CsvFile(
            path, MARKET_CHARSET, "统一社会信用代码", "企业名称", "行业代码", "规模", "住所", "属地注册", "经营楼宇", "成立日期")) {
      for (Enterprise enterprise : economy.enterprises()) {
        file.row(
            enterprise.code().value(),
            enterprise.name(),
            enterprise.industry().code(),
            large.contains(enterprise.code()) ? "above" : "below",
            enterprise.registeredHere()
                ? enterprise.building().map(locations::get).orElse(spec.name() + "（住所不详，示例）")
                : "外区注册地址（示例）",
            enterprise.registeredHere() ? "是" : "否",
            enterprise.building().orElse(null),
            enterprise.foundedOn());
      }
      return file.rows();
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

  long occupancies(Path path) throws IOException {
    Map<String, String> parcels = new HashMap<>();
    for (Building building : ground.buildings()) {
      parcels.put(building.code(), building.parcel().value());
    }
    try (CsvFile file =
        new CsvFile(
            path,
            StandardCharsets.UTF_8,
            "统一社会信用代码",
            "ZRZH",
            "ZDDM",
            "占用面积",
            "月租金",
            "使用方式",
            "起租日期",
            "到期日期")) {
      for (Occupancy occupancy : economy.occupancies()) {
        boolean rentKnown = occupancy.rentCnyM2Month().isPresent();
        file.row(
            occupancy.enterprise().value(),
            occupancy.building(),
            parcels.get(occupancy.building()),
            Fixed.hundredths(occupancy.areaM2()),
            rentKnown ? Fixed.hundredths(occupancy.rentCnyM2Month().getAsDouble()) : null,
            occupancy.basis(),
            occupancy.from(),
            occupancy.to().orElse(null));
      }
      return file.rows();
    }
  }

  long figures(Path path) throws IOException {
    try (CsvFile file =
        new CsvFile(
            path,
            StandardCharsets.UTF_8,
            "统一社会信用代码",
            "年度",
            "营业收入",
            "总产值",
            "增加值",
            "从业人员平均人数",
            "综合能耗",
            "研发费用",
            "固定资产投资")) {
      economy.figures(
          spec,
          year,
          f ->
              file.row(
                  f.enterprise().value(),
                  f.year(),
                  Fixed.money(f.revenue()),
                  Fixed.money(f.output()),
                  Fixed.money(f.valueAdded()),
                  f.employees(),
                  Fixed.hundredths(f.energyTce()),
                  Fixed.money(f.research()),
                  Fixed.money(f.investment())));
      return file.rows();
    }
  }

  long taxes(Path path) throws IOException {
    try (CsvFile file =
        new CsvFile(
            path, StandardCharsets.UTF_8, "纳税人识别号", "所属年度", "征收项目代码", "入库级次", "入库金额", "退税额")) {
      economy.taxes(
          spec,
          year,
          t ->
              file.row(
                  t.enterprise().value(),
                  t.year(),
                  t.item(),
                  t.level(),
                  Fixed.money(t.amount()),
                  Fixed.money(t.refund())));
      return file.rows();
    }
  }
}
