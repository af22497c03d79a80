package landstock.sql.operator;

import java.util.List;
import java.util.Optional;

/**
 * What the declarations of the {@code ST_*} functions do not say themselves.
 *
 * @param zh its line in Chinese
 * @param unit of the result, where it has one
 * @param example worked, with {@link #SQUARE} for {@code @}
 */
record SpatialWords(String name, String zh, Optional<String> unit, String example, String result) {
  private static final String SQUARE = "ST_GeomFromText('POLYGON((0 0,2 0,2 2,0 2,0 0))')";

  private static SpatialWords of(
      String name, String zh, String unit, String example, String result) {
    return new SpatialWords(
        name,
        zh,
        unit.isEmpty() ? Optional.empty() : Optional.of(unit),
        example.replace("@", SQUARE),
        result);
  }

  static List<SpatialWords> all() {
    return List.of(
        of(
            "ST_GeomFromText",
            "由 WKT 构造几何；丢弃 Z、M；可给出 EPSG 代码",
            "",
            "ST_AsText(ST_GeomFromText('POINT(1 2)'))",
            "POINT (1 2)"),
        of(
            "ST_GeomFromWKB",
            "由 WKB（OGC、ISO、EWKB）构造几何；丢弃 Z、M 与 SRID",
            "",
            "ST_AsText(ST_GeomFromWKB(ST_AsWKB(ST_Point(1, 2))))",
            "POINT (1 2)"),
        of(
            "ST_GeomFromGeoJSON",
            "由 GeoJSON 几何对象构造几何；丢弃高程",
            "",
            "ST_AsText(ST_GeomFromGeoJSON('{\"type\":\"Point\",\"coordinates\":[1,2]}'))",
            "POINT (1 2)"),
        of("ST_Point", "由东（经度）、北（纬度）坐标构造点", "", "ST_AsText(ST_Point(1, 2))", "POINT (1 2)"),
        of(
            "ST_MakeEnvelope",
            "由 xmin、ymin、xmax、ymax 构造矩形",
            "",
            "ST_Area(ST_MakeEnvelope(0, 0, 2, 3))",
            "6.0"),
        of("ST_AsText", "转为 WKT", "", "ST_AsText(ST_Point(1, 2))", "POINT (1 2)"),
        of("ST_AsWKB", "转为 WKB（二维，小端）", "", "ST_AsWKB(ST_Point(1, 2)) IS NOT NULL", "true"),
        of(
            "ST_AsGeoJSON",
            "转为 GeoJSON 几何对象，默认至多 9 位小数",
            "",
            "ST_AsGeoJSON(ST_Point(1, 2))",
            "{\"type\":\"Point\",\"coordinates\":[1,2]}"),
        of("ST_SRID", "坐标系的 EPSG 代码，未知为 0", "", "ST_SRID(ST_Point(1, 2, 4490))", "4490"),
        of("ST_SetSRID", "声明坐标系（不改变坐标）", "", "ST_SRID(ST_SetSRID(ST_Point(1, 2), 4490))", "4490"),
        of("ST_X", "点的东坐标或经度", "units of the CRS", "ST_X(ST_Point(1, 2))", "1.0"),
        of("ST_Y", "点的北坐标或纬度", "units of the CRS", "ST_Y(ST_Point(1, 2))", "2.0"),
        of("ST_XMin", "最小东坐标或经度", "units of the CRS", "ST_XMin(@)", "0.0"),
        of("ST_YMin", "最小北坐标或纬度", "units of the CRS", "ST_YMin(@)", "0.0"),
        of("ST_XMax", "最大东坐标或经度", "units of the CRS", "ST_XMax(@)", "2.0"),
        of("ST_YMax", "最大北坐标或纬度", "units of the CRS", "ST_YMax(@)", "2.0"),
        of("ST_NumPoints", "顶点数（含闭合点）", "", "ST_NumPoints(@)", "5"),
        of("ST_IsEmpty", "是否为空几何", "", "ST_IsEmpty(ST_Point(1, 2))", "false"),
        of("ST_IsValid", "是否符合 OGC 有效性", "", "ST_IsValid(@)", "true"),
        of("ST_Area", "平面面积", "square units of the CRS", "ST_Area(@)", "4.0"),
        of(
            "ST_Length",
            "线的平面长度",
            "units of the CRS",
            "ST_Length(ST_GeomFromText('LINESTRING(0 0,3 4)'))",
            "5.0"),
        of("ST_Perimeter", "所有环的平面周长", "units of the CRS", "ST_Perimeter(@)", "8.0"),
        of(
            "ST_Distance",
            "最小平面距离",
            "units of the CRS",
            "ST_Distance(ST_Point(0, 0), ST_Point(3, 4))",
            "5.0"),
        of("ST_DWithin", "距离是否不超过给定值", "", "ST_DWithin(ST_Point(0, 0), ST_Point(3, 4), 5)", "true"),
        of("ST_Intersects", "是否相交", "", "ST_Intersects(@, ST_Point(1, 1))", "true"),
        of("ST_Disjoint", "是否相离", "", "ST_Disjoint(@, ST_Point(5, 5))", "true"),
        of("ST_Touches", "是否仅边界相接", "", "ST_Touches(@, ST_Point(2, 1))", "true"),
        of("ST_Overlaps", "同维几何是否部分重叠", "", "ST_Overlaps(@, ST_MakeEnvelope(1, 1, 3, 3))", "true"),
        of(
            "ST_Crosses",
            "是否穿越",
            "",
            "ST_Crosses(@, ST_GeomFromText('LINESTRING(-1 1,3 1)'))",
            "true"),
        of("ST_Equals", "是否占据相同位置", "", "ST_Equals(@, ST_MakeEnvelope(0, 0, 2, 2))", "true"),
        of("ST_Contains", "a 是否包含 b（仅边界不算）", "", "ST_Contains(@, ST_Point(1, 1))", "true"),
        of("ST_Within", "a 是否在 b 之内", "", "ST_Within(ST_Point(1, 1), @)", "true"),
        of("ST_Covers", "a 是否覆盖 b（含边界）", "", "ST_Covers(@, ST_Point(2, 1))", "true"),
        of("ST_CoveredBy", "a 是否被 b 覆盖（含边界）", "", "ST_CoveredBy(ST_Point(2, 1), @)", "true"),
        of(
            "ST_Intersection",
            "交集",
            "",
            "ST_Area(ST_Intersection(@, ST_MakeEnvelope(1, 1, 3, 3)))",
            "1.0"),
        of("ST_Union", "并集（溶解）", "", "ST_Area(ST_Union(@, ST_MakeEnvelope(1, 1, 3, 3)))", "7.0"),
        of(
            "ST_Difference",
            "差集：a 有而 b 无",
            "",
            "ST_Area(ST_Difference(@, ST_MakeEnvelope(1, 1, 3, 3)))",
            "3.0"),
        of(
            "ST_SymDifference",
            "对称差",
            "",
            "ST_Area(ST_SymDifference(@, ST_MakeEnvelope(1, 1, 3, 3)))",
            "6.0"),
        of("ST_Centroid", "质心，可能在外部", "", "ST_AsText(ST_Centroid(@))", "POINT (1 1)"),
        of("ST_PointOnSurface", "必在内部的点", "", "ST_Intersects(@, ST_PointOnSurface(@))", "true"),
        of("ST_Envelope", "外包矩形", "", "ST_AsText(ST_Envelope(ST_Point(1, 2)))", "POINT (1 2)"),
        of("ST_ConvexHull", "凸包", "", "ST_Area(ST_ConvexHull(@))", "4.0"),
        of("ST_MakeValid", "修复为有效几何", "", "ST_Area(ST_MakeValid(@))", "4.0"),
        of(
            "ST_Buffer",
            "缓冲区；负值内缩多边形；可给每四分之一圆的段数",
            "",
            "round(ST_Area(ST_Buffer(ST_Point(0, 0), 1)), 2)",
            "3.12"),
        of(
            "ST_Simplify",
            "道格拉斯-普克简化（容差为坐标系单位）",
            "",
            "ST_NumPoints(ST_Simplify(ST_GeomFromText('LINESTRING(0 0,1 0.1,2 0)'), 1))",
            "2"),
        of(
            "ST_Transform",
            "坐标系转换（EPSG 代码），轴序恒为（东, 北）或（经, 纬）",
            "",
            "ST_AsText(ST_Transform(ST_Point(114, 22.5), 4490, 4490))",
            "POINT (114 22.5)"));
  }
}
