package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import landstock.warehouse.identifier.ParcelCode;
import landstock.warehouse.identifier.UnitCode;
import landstock.warehouse.synthesis.ground.AdminUnit;
import landstock.warehouse.synthesis.ground.Building;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.ground.Parcel;
import landstock.warehouse.synthesis.ground.PlanArea;
import landstock.warehouse.synthesis.ground.Transit;

/** The layers of the land, housing and planning bureaus. */
final class Layers {
  private final Ground ground;
  private final int srid;

  Layers(Ground ground, int srid) {
    this.ground = ground;
    this.srid = srid;
  }

  long adminUnits(Path path) throws IOException {
    try (GeoJsonFile file = new GeoJsonFile(path, "行政区划", srid)) {
      for (AdminUnit unit : ground.adminUnits()) {
        file.begin()
            .text("XZQDM", unit.code())
            .text("XZQMC", unit.name())
            .text("级别", unit.level())
            .text("上级代码", unit.parentCode().orElse(null))
            .end(unit.geom());
      }
      return file.rows();
    }
  }

  long parcels(Path path) throws IOException {
    Set<ParcelCode> built = new HashSet<>();
    ground.buildings().forEach(b -> built.add(b.parcel()));
    try (GeoJsonFile file = new GeoJsonFile(path, "宗地", srid)) {
      for (Parcel parcel : ground.parcels()) {
        UnitCode unit =
            built.contains(parcel.code())
                ? UnitCode.wholeParcel(parcel.code())
                : UnitCode.bareLand(parcel.code());
        parcel(file, parcel, unit);
      }
      return file.rows();
    }
  }

  private static void parcel(GeoJsonFile file, Parcel parcel, UnitCode unit) throws IOException {
    Parcel.Right right = parcel.right();
    file.begin()
        .text("ZDDM", parcel.code().value())
        .text("BDCDYH", unit.value())
        .text("ZDTZM", parcel.code().feature())
        .text("ZL", parcel.location())
        .number("ZDMJ", parcel.registeredAreaM2())
        .text("YT", parcel.registered().registeredCode())
        .text("SJYT", parcel.actual().actualCode())
        .text("GHYT", parcel.planned().plannedCode())
        .text("QLLX", right.typeCode())
        .text("QLXZ", right.natureCode())
        .date("QLQSSJ", right.term().map(Parcel.Term::start).orElse(null))
        .date("QLJSSJ", right.term().map(Parcel.Term::end).orElse(null))
        .number("RJL", parcel.limits().map(Parcel.PlanLimits::far).orElse(null))
        .number("JZMD", parcel.limits().map(Parcel.PlanLimits::density).orElse(null))
        .number("JZXG", parcel.limits().map(Parcel.PlanLimits::heightM).orElse(null))
        .text("JDDM", parcel.street().code())
        .text("SQDM", parcel.communityCode())
        .text("JFDM", parcel.blockCode())
        .end(parcel.geom());
  }

  long buildings(Path path, List<Building> buildings) throws IOException {
    try (GeoJsonFile file = new GeoJsonFile(path, "自然幢", srid)) {
      for (Building building : buildings) {
        Building.FloorArea area = building.floorArea();
        file.begin()
            .text("ZRZH", building.code())
            .text("ZDDM", building.parcel().value())
            .text("JZWMC", building.name().orElse(null))
            .whole("DSCS", building.floorsAbove())
            .whole("DXCS", building.floorsBelow())
            .number("JZWGD", building.heightM())
            .number("ZZDMJ", building.footprintM2())
            .number("SCJZMJ", area.measured() ? (Double) area.areaM2() : null)
            .number("YCJZMJ", area.measured() ? null : (Double) area.areaM2())
            .date("JGRQ", building.completedOn().orElse(null))
            .text("FWJG", building.structureCode())
            .text("GHYT", building.plannedUse())
            .number("可租售面积", building.lettable().map(Building.Lettable::rentableM2).orElse(null))
            .number("空置面积", building.lettable().map(Building.Lettable::vacantM2).orElse(null))
            .text("是否商务楼宇", building.kind() == Building.Kind.LISTED_OFFICE ? "是" : "否")
            .end(building.geom());
      }
      return file.rows();
    }
  }

  long planningUnits(Path path) throws IOException {
    try (GeoJsonFile file = new GeoJsonFile(path, "规划单元", srid)) {
      for (PlanArea unit : ground.planningUnits()) {
        file.begin()
            .text("规划单元编号", unit.code())
            .text("规划单元名称", unit.name())
            .text("类别", unit.kind())
            .end(unit.geom());
      }
      return file.rows();
    }
  }

  long constraints(Path path) throws IOException {
    try (GeoJsonFile file = new GeoJsonFile(path, "规划限制", srid)) {
      for (PlanArea area : ground.constraints()) {
        file.begin()
            .text("保护编号", area.code())
            .text("名称", area.name())
            .text("保护类别", area.kind())
            .text("改造要求", area.rule())
            .end(area.geom());
      }
      return file.rows();
    }
  }

  long transit(Path path) throws IOException {
    try (GeoJsonFile file = new GeoJsonFile(path, "轨道交通", srid)) {
      for (Transit transit : ground.transit()) {
        file.begin()
            .text("编号", transit.code())
            .text("名称", transit.name())
            .text("所属线路", transit.line())
            .text("类别", transit.kind())
            .end(transit.geom());
      }
      return file.rows();
    }
  }
}
