package landstock.warehouse.quality;

import static landstock.warehouse.testdata.SmallCity.E1;
import static landstock.warehouse.testdata.Town.P1;
import static landstock.warehouse.testdata.Town.P2;
import static landstock.warehouse.testdata.Town.P4;
import static landstock.warehouse.testdata.Town.box;
import static landstock.warehouse.testdata.Town.building;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.snapshot.Warehouse;
import landstock.warehouse.testdata.Store;
import landstock.warehouse.testdata.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A town in whose hand-ins every number that cannot be negative is. */
@Tag("slow")
class RangeRulesTest {
  /** Losses and corrections are negative; the others are places, factors and the product's own. */
  private static final Set<String> MAY_BE_NEGATIVE =
      Set.of(
          "econ.enterprise.lon",
          "econ.enterprise.lat",
          "econ.enterprise_year.value_added",
          "econ.tax_year.amount",
          "ref.building_tier.at_least",
          "ref.evaluated_tax.amount_factor",
          "ref.evaluated_tax.refund_factor",
          "ref.grid.size_m");

  private static final String SECOND = building("B2", P2, box(110, 10, 160, 60), 5000);

  @Test
  void no_column_that_cannot_be_negative_is_overlooked(@TempDir Path directory) {
    Town town =
        new Town(directory.resolve("town"))
            .with("parcel.geojson", RuleExamples.FOURTH, negative(RuleExamples.FOURTH))
            .with("building.geojson", SECOND, negative(SECOND))
            .with("district.geojson", "120101\",", "120101\", \"控制面积\": -1,")
            .with("unit.csv", "800,700,100,4000", "-800,-700,-100,-4000")
            .handIn(
                "people",
                "econ.population_year",
                "社区代码,年度,常住人口,户籍人口,户数\n120101001001,2023,-3,-2,-1\n")
            .handIn(
                "project", "plan.project", "项目编号,用地面积,规划建筑面积,总投资,承诺投资,承诺税收\nX1,-1,-2,-3,-4,-5\n")
            .handIn("project_parcel", "plan.project_parcel", "项目编号,宗地代码,涉及面积\nX1," + P1 + ",-1\n")
            .handIn(
                "lineage",
                "land.parcel_lineage",
                "原宗地代码,新宗地代码,涉及面积\n120101001001GB00009," + P1 + ",-1\n")
            .handIn(
                "inefficient",
                "survey.inefficient_land",
                "调查单元编号,面积,历史遗留用地面积,容积率,建筑密度\nU1,-1,-2,-3,-4\n");
    town.city()
        .write(
            "value.csv",
            "宗地代码,年度,土地价值,建筑价值,总价值,土地面积,建筑面积\n" + P4 + ",2023,-600,-400,-1000,-30000,-5000\n")
        .write("place.csv", "统一社会信用代码,自然幢号,占用面积,租金\n" + E1 + ",B1,-100,-60.5\n")
        .write(
            "year.csv",
            "统一社会信用代码,年度,营业收入,总产值,增加值,从业人员,综合能耗,研发费用,固定资产投资\n"
                + E1
                + ",2023,-1,-2,-3,-4,-5,-6,-7\n")
        .write("tax.csv", "统一社会信用代码,年度,税种代码,入库级次,入库税额,退税额\n" + E1 + ",2023,10101,中央级,-100,-5\n")
        .write("total.csv", "指标,年度,控制数\n退税,2023,-5\n")
        .load(directory.resolve("home"));
    Set<String> found = new TreeSet<>();
    try (Warehouse warehouse = Warehouse.open(directory.resolve("home"))) {
      for (List<String> row :
          new Store(warehouse)
              .rows(
                  "SELECT s.dataset || '.' || f.column_name, f.\"value\" FROM meta.quality_finding f"
                      + " JOIN meta.source s ON s.name = f.source WHERE f.rule IN"
                      + " ('negative_area', 'negative_value', 'planned_limit_range')",
                  null)) {
        assertThat(found.add(row.get(0))).as(row.get(0) + " once").isTrue();
        assertThat(row.get(1)).as(row.get(0)).startsWith("-");
      }
    }
    assertThat(found).isEqualTo(measured());
  }

  private static String negative(String feature) {
    return feature
        .replaceAll("\": ([0-9])", "\": -$1")
        .replace("\"SCJZMJ\"", "\"YCJZMJ\": -5000, \"DXCS\": -1, \"SCJZMJ\"");
  }

  /** Columns of hand-ins with a unit, or with floors, which have none. */
  private static Set<String> measured() {
    Set<String> columns = new TreeSet<>();
    for (Dataset dataset : new CatalogFiles(new DataFiles()).load().datasets()) {
      for (Column column : dataset.columns()) {
        boolean number =
            Set.of(Kind.INTEGER, Kind.DOUBLE, Kind.DECIMAL).contains(column.type().kind());
        if (number && (column.unit().isPresent() || column.name().startsWith("floors_"))) {
          columns.add(dataset.name() + "." + column.name());
        }
      }
    }
    columns.removeAll(MAY_BE_NEGATIVE);
    return columns;
  }
}
