package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.synthesis.defect.Defect;
import landstock.warehouse.synthesis.economy.Economy;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.handin.ShapefileLayer.Shape;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/** All files of one survey, in the order in which they are written. */
public final class HandIns {
  private static final Charset GBK = Charset.forName("GBK");
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final double ZONE = 1_000_000;

  private final DistrictSpec spec;
  private final List<Sheet> sheets;
  private final int year;

  /** How many files a survey has. */
  public int count() {
    return sheets.size();
  }

  /** Told before each file. */
  @FunctionalInterface
  public interface Listener {
    void writing(String file, int done);
  }

  @FunctionalInterface
  private interface Opening {
    LayerFile at(Path path) throws IOException;
  }

  @FunctionalInterface
  private interface Filling {
    void into(LayerFile file) throws IOException;
  }

  private record Sheet(String name, Opening opening, Filling filling) {}

  public HandIns(DistrictSpec spec, Ground ground, Economy economy, int year) {
    Ground settled = ground.withBuildings(economy.buildings());
    Layers layers = new Layers(settled);
    Parcels parcels = new Parcels(settled, spec.resurvey());
    Tables tables = new Tables(spec, settled, economy, year);
    this.spec = spec;
    this.year = year;
    this.sheets =
        List.of(
            geoJson("行政区划", Layers.ADMIN_UNITS, layers::adminUnits),
            new Sheet("宗地.shp", this::cadastre, parcels::cadastre),
            new Sheet("宗地_重测.shp", this::resurvey, parcels::resurvey),
            new Sheet("自然幢.gpkg", this::buildings, layers::buildings),
            geoJson("规划单元", Layers.PLANNING_UNITS, layers::planningUnits),
            new Sheet(
                "历史保护范围.txt",
                path -> new TxtLayer(path, spec.resurvey().zone()),
                file -> layers.protectedAreas(file, spec.resurvey().zone() * ZONE)),
            geoJson("轨道交通", Layers.TRANSIT, layers::transit),
            csv("地价评估", StandardCharsets.UTF_8, Tables.LAND_VALUES, tables::landValues),
            new Sheet("企业名录.xlsx", this::enterprises, tables::enterprises),
            csv("楼宇入驻", StandardCharsets.UTF_8, Tables.OCCUPANCIES, tables::occupancies),
            csv("企业年度指标", StandardCharsets.UTF_8, Tables.FIGURES, tables::figures),
            new Sheet("税收入库.xlsx", this::taxes, tables::taxes),
            csv("税收控制数", StandardCharsets.UTF_8, Tables.TOTALS, tables::taxTotals),
            csv("社区人口", GB18030, Tables.POPULATION, tables::population));
  }

  private Sheet geoJson(String name, Columns columns, Filling filling) {
    return new Sheet(
        name + ".geojson",
        path -> new GeoJsonFile(path, name, spec.srid(), columns.headers()),
        filling);
  }

  private static Sheet csv(String name, Charset charset, Columns columns, Filling filling) {
    return new Sheet(name + ".csv", path -> new CsvFile(path, charset, columns.headers()), filling);
  }

  /** The day after the survey, on which the files were made. */
  private LocalDate written() {
    return LocalDate.of(year + 1, 1, 1);
  }

  /** Nobody says the character set but the header of the .dbf. */
  private LayerFile cadastre(Path path) throws IOException {
    return new ShapefileLayer(
        path,
        Parcels.CADASTRE.fields(),
        Shape.POLYGON,
        GBK,
        spec.srid(),
        written(),
        Optional.empty());
  }

  /** Its .cpg lies, as that of a .dbf does which another program wrote after the export. */
  private LayerFile resurvey(Path path) throws IOException {
    return new ShapefileLayer(
        path,
        Parcels.RESURVEY.fields(),
        Shape.POLYGON,
        GBK,
        spec.resurvey().srid(),
        written(),
        Optional.of("UTF-8"));
  }

  private LayerFile buildings(Path path) throws IOException {
    return new GeoPackageLayer(
        path, "自然幢", Layers.BUILDINGS.fields(), "POLYGON", spec.srid(), written());
  }

  private LayerFile enterprises(Path path) throws IOException {
    return new WorkbookFile(
        path,
        Tables.ENTERPRISES,
        List.of("一、本表由市场监督管理部门从登记系统导出。", "二、统一社会信用代码为文本，请勿改为数字。"),
        row -> "企业名录",
        sheet -> List.of(spec.name() + "企业名录（示例）", "截止日期：" + year + "-12-31"));
  }

  private LayerFile taxes(Path path) throws IOException {
    return new WorkbookFile(
        path,
        Tables.TAXES,
        List.of("一、按所属年度分表，单位为元。", "二、入库金额为文本格式，退税单列，未从入库金额中扣除。"),
        row -> row.get("所属年度") + "年",
        sheet -> List.of(spec.name() + sheet + "税收入库明细表（示例）", "单位：元"));
  }

  /** Writes into a folder named after the year; existing files are replaced. */
  public List<HandInFile> write(Path folder, List<Defect> defects, Listener listener) {
    Path home = folder.resolve(String.valueOf(year));
    List<Defect> due =
        defects.stream().filter(d -> d.surveys().contains(String.valueOf(year))).toList();
    refuseUnknown(due);
    List<HandInFile> written = new ArrayList<>();
    for (Sheet sheet : sheets) {
      String name = year + "/" + sheet.name();
      listener.writing(name, written.size());
      try {
        Files.createDirectories(home);
        List<Defect> own = due.stream().filter(d -> d.file().equals(sheet.name())).toList();
        written.add(new HandInFile(name, write(sheet, home.resolve(sheet.name()), own)));
      } catch (IOException e) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT, "cannot write " + name + ": " + e.getMessage(), e);
      }
    }
    return written;
  }

  private static long write(Sheet sheet, Path path, List<Defect> defects) throws IOException {
    try (Planting file = new Planting(sheet.opening().at(path), defects)) {
      sheet.filling().into(file);
      file.addCopies();
      return file.rows();
    }
  }

  private void refuseUnknown(List<Defect> defects) {
    Set<String> unknown = new HashSet<>();
    defects.forEach(d -> unknown.add(d.file()));
    sheets.forEach(s -> unknown.remove(s.name()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("defects of files that are not handed in: " + unknown);
    }
  }
}
