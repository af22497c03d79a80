package landstock.sql.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import landstock.sql.problem.LandstockException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

class GeometryCodecTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Property
  void what_is_encoded_decodes_to_the_same(@ForAll("geometries") Geometry geometry) {
    Geometry back = GeometryCodec.decode(GeometryCodec.encode(geometry));
    assertThat(back.equalsExact(geometry)).isTrue();
    assertThat(back.getGeometryType()).isEqualTo(geometry.getGeometryType());
  }

  @Property
  void jts_reads_what_we_write(@ForAll("geometries") Geometry geometry) throws ParseException {
    byte[] wkb = Base64.getDecoder().decode(GeometryCodec.encode(geometry));
    assertThat(new WKBReader().read(wkb).equalsExact(geometry)).isTrue();
  }

  @Property
  void we_read_what_jts_writes_in_either_byte_order(
      @ForAll("geometries") Geometry geometry, @ForAll boolean big, @ForAll boolean srid) {
    geometry.setSRID(4548);
    int order = big ? ByteOrderValues.BIG_ENDIAN : ByteOrderValues.LITTLE_ENDIAN;
    byte[] wkb = new WKBWriter(2, order, srid).write(geometry);
    Geometry back = GeometryCodec.decode(Base64.getEncoder().encodeToString(wkb));
    assertThat(back.equalsExact(geometry)).isTrue();
  }

  @Property
  void damaged_bytes_are_refused_or_read_but_never_crash(
      @ForAll("geometries") Geometry geometry, @ForAll int place, @ForAll byte value) {
    byte[] wkb = Base64.getDecoder().decode(GeometryCodec.encode(geometry));
    wkb[Math.floorMod(place, wkb.length)] = value;
    try {
      Geometry read = GeometryCodec.decode(Base64.getEncoder().encodeToString(wkb));
      assertThat(read.getNumPoints()).isLessThanOrEqualTo(GeometryCaps.MAX_VERTICES);
    } catch (LandstockException e) {
      assertThat(e.code()).isEqualTo(LandstockException.Code.DATA);
    }
  }

  @Example
  void a_count_beyond_the_bytes_is_refused_before_anything_is_allocated() {
    byte[] bomb = {1, 2, 0, 0, 0, -1, -1, -1, 127};
    assertThatThrownBy(() -> GeometryCodec.decode(Base64.getEncoder().encodeToString(bomb)))
        .hasMessageContaining("it ends after 9 bytes");
  }

  @Example
  void collections_may_nest_eight_deep_and_no_deeper() {
    assertThat(GeometryCodec.decode(nested(8)).isEmpty()).isTrue();
    for (int depth : new int[] {9, 100_000}) {
      assertThatThrownBy(() -> GeometryCodec.decode(nested(depth)))
          .hasMessageContaining("collections nested deeper than 8");
    }
  }

  @Example
  void a_hundred_thousand_vertices_pass_and_one_more_does_not() {
    assertThat(GeometryCodec.decode(GeometryCodec.encode(line(100_000))).getNumPoints())
        .isEqualTo(100_000);
    String tooLong = GeometryCodec.encode(line(100_001));
    assertThatThrownBy(() -> GeometryCodec.decode(tooLong))
        .hasMessageContaining("100001 vertices, the limit is 100000");
  }

  private static Geometry line(int vertices) {
    Coordinate[] coordinates = new Coordinate[vertices];
    for (int i = 0; i < vertices; i++) {
      coordinates[i] = new Coordinate(i, i % 2);
    }
    return FACTORY.createLineString(coordinates);
  }

  /** WKB of collections inside one another. */
  private static String nested(int depth) {
    ByteBuffer bytes = ByteBuffer.allocate(9 * depth);
    for (int i = 0; i < depth; i++) {
      bytes.put((byte) 0).putInt(7).putInt(i < depth - 1 ? 1 : 0);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  @Provide
  Arbitrary<Geometry> geometries() {
    Arbitrary<Geometry> single = Arbitraries.oneOf(points(), lines(), polygons());
    return Arbitraries.oneOf(
        single,
        points().list().ofMaxSize(4).map(all -> FACTORY.createMultiPoint(points(all))),
        lines().list().ofMaxSize(4).map(all -> FACTORY.createMultiLineString(lines(all))),
        polygons().list().ofMaxSize(4).map(all -> FACTORY.createMultiPolygon(polygons(all))),
        single.list().ofMaxSize(4).map(GeometryCodecTest::collection),
        single.list().ofMaxSize(2).map(all -> collection(List.of(collection(all)))));
  }

  private static Geometry collection(List<Geometry> parts) {
    return FACTORY.createGeometryCollection(parts.toArray(Geometry[]::new));
  }

  private static Point[] points(List<Geometry> parts) {
    return parts.toArray(Point[]::new);
  }

  private static LineString[] lines(List<Geometry> parts) {
    return parts.toArray(LineString[]::new);
  }

  private static Polygon[] polygons(List<Geometry> parts) {
    return parts.toArray(Polygon[]::new);
  }

  private static Arbitrary<Coordinate> coordinates() {
    Arbitrary<Double> ordinate = Arbitraries.doubles().between(-1e9, 1e9);
    return Combinators.combine(ordinate, ordinate).as(Coordinate::new);
  }

  private static Arbitrary<Geometry> points() {
    return coordinates().injectNull(0.1).map(FACTORY::createPoint);
  }

  private static Arbitrary<Geometry> lines() {
    return coordinates()
        .array(Coordinate[].class)
        .ofMinSize(0)
        .ofMaxSize(6)
        .map(all -> FACTORY.createLineString(all.length == 1 ? new Coordinate[0] : all));
  }

  private static Arbitrary<Geometry> polygons() {
    Arbitrary<Geometry> squares =
        Combinators.combine(coordinates(), Arbitraries.doubles().between(1, 100))
            .as(
                (at, size) -> {
                  Geometry outer = FACTORY.createPoint(at).buffer(size, 1);
                  Geometry inner = FACTORY.createPoint(at).buffer(size / 2, 1);
                  return FACTORY.createPolygon(
                      ((Polygon) outer).getExteriorRing(),
                      new LinearRing[] {((Polygon) inner).getExteriorRing()});
                });
    return Arbitraries.oneOf(squares, Arbitraries.create(FACTORY::createPolygon));
  }
}
