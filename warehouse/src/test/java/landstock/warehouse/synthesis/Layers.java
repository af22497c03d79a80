package landstock.warehouse.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import landstock.warehouse.synthesis.Hand.Feature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Layers of polygons read back in the simplest way, as far as the generated ones need it. */
final class Layers {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final Charset GBK = Charset.forName("GBK");
  private static final int ZONE = 39_000_000;
  private static final List<String> CADASTRE =
      List.of(
          "ZDDM", "BDCDYH", "ZDTZM", "ZL", "ZDMJ", "YT", "SJYT", "GHYT", "QLLX", "QLXZ", "QLQSSJ",
          "QLJSSJ", "RJL", "JZMD", "JZXG", "JDDM", "SQDM", "JFDM");
  private static final List<String> RESURVEY =
      List.of(
          "宗地代码", "单元代码", "特征码", "坐落", "宗地面积", "登记用途", "实际用途", "规划用途", "权利类型", "权利性质", "起始日期",
          "终止日期", "容积率", "建筑密度", "建筑限高", "街道代码", "社区代码", "街坊代码");

  private Layers() {}

  static List<Feature> read(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".shp")) {
        return shapefile(path);
      }
      if (name.endsWith(".gpkg")) {
        return geoPackage(path);
      }
      return name.endsWith(".txt") ? txt(path) : geoJson(path);
    } catch (IOException | SQLException | ParseException e) {
      throw new IllegalStateException(path + ": " + e.getMessage(), e);
    }
  }

  /** A feature of the re-survey as the cadastre has it. */
  static Feature asCadastre(Feature feature) {
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < CADASTRE.size(); i++) {
      properties.set(CADASTRE.get(i), feature.properties().get(RESURVEY.get(i)));
    }
    return new Feature(
        properties, AffineTransformation.translationInstance(-ZONE, 0).transform(feature.geom()));
  }

  private static List<Feature> geoJson(Path path) throws IOException {
    List<Feature> features = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(path.toFile()).path("features")) {
      features.add(new Feature(node.path("properties"), geometry(node.path("geometry"))));
    }
    return features;
  }

  private static Geometry geometry(JsonNode node) {
    List<Polygon> polygons = new ArrayList<>();
    if (node.path("type").asText().equals("Polygon")) {
      polygons.add(polygon(node.path("coordinates")));
    } else if (node.path("type").asText().equals("MultiPolygon")) {
      node.path("coordinates").forEach(p -> polygons.add(polygon(p)));
    }
    return joined(polygons);
  }

  private static Geometry joined(List<Polygon> polygons) {
    return polygons.size() == 1
        ? polygons.get(0)
        : GEOMETRY.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> holes = new ArrayList<>();
    for (int i = 1; i < rings.size(); i++) {
      holes.add(ring(rings.get(i)));
    }
    return GEOMETRY.createPolygon(ring(rings.get(0)), holes.toArray(new LinearRing[0]));
  }

  private static LinearRing ring(JsonNode positions) {
    List<Coordinate> corners = new ArrayList<>();
    positions.forEach(p -> corners.add(new CoordinateXY(p.get(0).asDouble(), p.get(1).asDouble())));
    return GEOMETRY.createLinearRing(corners.toArray(new Coordinate[0]));
  }

  private static List<Feature> geoPackage(Path path) throws SQLException, ParseException {
    List<Feature> features = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement();
        ResultSet table = statement.executeQuery("SELECT table_name FROM gpkg_contents")) {
      String name = table.getString(1);
      ResultSet rows = statement.executeQuery("SELECT * FROM \"" + name + "\" ORDER BY fid");
      while (rows.next()) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        for (int i = 3; i <= rows.getMetaData().getColumnCount(); i++) {
          properties.set(
              rows.getMetaData().getColumnName(i),
              new ObjectMapper().valueToTree(rows.getObject(i)));
        }
        byte[] blob = rows.getBytes("geom");
        features.add(
            new Feature(
                properties, new WKBReader().read(Arrays.copyOfRange(blob, 40, blob.length))));
      }
    }
    return features;
  }

  /** Outer rings run clockwise, holes follow theirs. */
  private static List<Feature> shapefile(Path path) throws IOException {
    ByteBuffer shp = ByteBuffer.wrap(Files.readAllBytes(path)).position(100);
    String dbf = path.toString().replace(".shp", ".dbf");
    List<ObjectNode> rows = dbf(ByteBuffer.wrap(Files.readAllBytes(Path.of(dbf))));
    List<Feature> features = new ArrayList<>();
    while (shp.hasRemaining()) {
      shp.order(ByteOrder.BIG_ENDIAN).getInt();
      int end = shp.getInt() * 2 + shp.position();
      shp.order(ByteOrder.LITTLE_ENDIAN).position(shp.position() + 36);
      int parts = shp.getInt();
      int points = shp.getInt();
      int[] starts = new int[parts + 1];
      for (int i = 0; i < parts; i++) {
        starts[i] = shp.getInt();
      }
      starts[parts] = points;
      features.add(new Feature(rows.get(features.size()), polygons(shp, starts)));
      shp.position(end);
    }
    return features;
  }

  private static Geometry polygons(ByteBuffer shp, int[] starts) {
    List<LinearRing> outer = new ArrayList<>();
    List<List<LinearRing>> holes = new ArrayList<>();
    for (int part = 0; part + 1 < starts.length; part++) {
      Coordinate[] corners = new Coordinate[starts[part + 1] - starts[part]];
      for (int i = 0; i < corners.length; i++) {
        corners[i] = new CoordinateXY(shp.getDouble(), shp.getDouble());
      }
      LinearRing ring = GEOMETRY.createLinearRing(corners);
      if (Orientation.isCCW(corners)) {
        holes.get(holes.size() - 1).add(ring);
      } else {
        outer.add(ring);
        holes.add(new ArrayList<>());
      }
    }
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < outer.size(); i++) {
      polygons.add(GEOMETRY.createPolygon(outer.get(i), holes.get(i).toArray(new LinearRing[0])));
    }
    return joined(polygons);
  }

  private static List<ObjectNode> dbf(ByteBuffer dbf) {
    dbf.order(ByteOrder.LITTLE_ENDIAN);
    int count = dbf.getInt(4);
    int header = dbf.getShort(8);
    int length = dbf.getShort(10);
    List<ObjectNode> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      ObjectNode properties = JsonNodeFactory.instance.objectNode();
      int at = header + row * length + 1;
      for (int field = 32; dbf.get(field) != 0x0D; field += 32) {
        int width = dbf.get(field + 16) & 0xFF;
        String value = text(dbf, at, width).strip();
        properties.put(text(dbf, field, 11).strip(), value.isEmpty() ? null : value);
        at += width;
      }
      rows.add(properties);
    }
    return rows;
  }

  private static String text(ByteBuffer bytes, int at, int length) {
    byte[] text = new byte[length];
    bytes.get(at, text);
    return new String(text, GBK).replace("\0", "");
  }

  private static List<Feature> txt(Path path) throws IOException {
    List<Feature> features = new ArrayList<>();
    List<Coordinate> corners = new ArrayList<>();
    @Nullable ObjectNode properties = null;
    for (String line : Files.readAllLines(path, GBK)) {
      String[] fields = line.split(",", -1);
      if (line.endsWith(",@")) {
        properties = JsonNodeFactory.instance.objectNode();
        properties.put("ha", fields[1]).put("地块编号", fields[2]).put("地块用途", fields[6]);
        corners.clear();
      } else if (properties != null && fields.length == 4) {
        corners.add(
            new CoordinateXY(Double.parseDouble(fields[3]) - ZONE, Double.parseDouble(fields[2])));
        if (corners.size() > 3 && corners.get(0).equals2D(corners.get(corners.size() - 1))) {
          features.add(
              new Feature(properties, GEOMETRY.createPolygon(corners.toArray(new Coordinate[0]))));
        }
      }
    }
    return features;
  }
}
