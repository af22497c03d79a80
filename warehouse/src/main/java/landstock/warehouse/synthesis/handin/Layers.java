package landstock.warehouse.synthesis.handin;

import static landstock.warehouse.synthesis.handin.LayerField.date;
import static landstock.warehouse.synthesis.handin.LayerField.number;
import static landstock.warehouse.synthesis.handin.LayerField.text;
import static landstock.warehouse.synthesis.handin.LayerField.whole;

import java.io.IOException;
import landstock.warehouse.synthesis.ground.AdminUnit;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.ground.PlanArea;
import landstock.warehouse.synthesis.ground.Transit;

/** The layers of the civil affairs, housing, planning, heritage and transport bureaus. */
final class Layers {
  static final Columns ADMIN_UNITS =
      Columns.of(
          text("XZQDM", 12),
          text("XZQMC", 60),
          text("级别", 20),
          text("上级代码", 12),
          number("控制面积", 2));
  static final Columns BUILDINGS =
      Columns.of(
          text("ZRZH", 24),
          text("ZDDM", 19),
          text("JZWMC", 100),
          whole("DSCS"),
          whole("DXCS"),
          number("JZWGD", 2),
          number("ZZDMJ", 2),
          number("SCJZMJ", 2),
          number("YCJZMJ", 2),
          date("JGRQ"),
          text("FWJG", 2),
          text("GHYT", 40),
          number("可租售面积", 2),
          number("空置面积", 2),
          text("是否商务楼宇", 2));
  static final Columns PLANNING_UNITS =
      Columns.of(text("规划单元编号", 20), text("规划单元名称", 60), text("类别", 20));
  static final Columns PROTECTED =
      Columns.of(
          text("地块编号", 20),
          text("地块名称", 100),
          text("图幅号", 20),
          text("地块用途", 40),
          text("地类编码", 6),
          text("备注", 200));
  static final Columns TRANSIT =
      Columns.of(text("编号", 20), text("名称", 60), text("所属线路", 60), text("类别", 20));

  /** 文物古迹用地 of the land and sea use classification. */
  private static final String MONUMENT = "1504";

  private final Ground ground;

  Layers(Ground ground) {
    this.ground = ground;
  }

  void adminUnits(LayerFile file) throws IOException {
    for (AdminUnit unit : ground.adminUnits()) {
      file.add(
          ADMIN_UNITS.row(
              unit.code(),
              unit.name(),
              unit.level(),
              unit.parentCode().orElse(null),
              Fixed.hundredths(unit.geom().getArea())),
          unit.geom());
    }
  }

  void buildings(LayerFile file) throws IOException {
    for (Building building : ground.buildings()) {
      Building.FloorArea area = building.floorArea();
      file.add(
          BUILDINGS.row(
              building.code(),
              building.parcel().value(),
              building.name().orElse(null),
              building.floorsAbove(),
              building.floorsBelow(),
              Fixed.hundredths(building.heightM()),
              Fixed.hundredths(building.footprintM2()),
              area.measured() ? Fixed.hundredths(area.areaM2()) : null,
              area.measured() ? null : Fixed.hundredths(area.areaM2()),
              building.completedOn().orElse(null),
              building.structureCode(),
              building.plannedUse(),
              Fixed.hundredths(building.lettable().map(Building.Lettable::rentableM2)),
              Fixed.hundredths(building.lettable().map(Building.Lettable::vacantM2)),
              building.kind() == Building.Kind.LISTED_OFFICE ? "是" : "否"),
          Fixed.millimetres(building.geom(), 0));
    }
  }

  void planningUnits(LayerFile file) throws IOException {
    for (PlanArea unit : ground.planningUnits()) {
      file.add(PLANNING_UNITS.row(unit.code(), unit.name(), unit.kind()), unit.geom());
    }
  }

  /**
   * @param offsetM added to eastings: the zone that stands before them
   */
  void protectedAreas(LayerFile file, double offsetM) throws IOException {
    for (PlanArea area : ground.constraints()) {
      file.add(
          PROTECTED.row(area.code(), area.name(), null, area.kind(), MONUMENT, area.rule()),
          Fixed.millimetres(area.geom(), offsetM));
    }
  }

  void transit(LayerFile file) throws IOException {
    for (Transit transit : ground.transit()) {
      file.add(
          TRANSIT.row(transit.code(), transit.name(), transit.line(), transit.kind()),
          transit.geom());
    }
  }
}
