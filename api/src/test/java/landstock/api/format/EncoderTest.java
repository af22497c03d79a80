package landstock.api.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import landstock.api.query.SmallDuck;
import landstock.sql.engine.Limits;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EncoderTest {
  private static SmallDuck duck;

  @BeforeAll
  static void open() {
    duck = new SmallDuck();
  }

  @AfterAll
  static void close() {
    duck.close();
  }

  @Test
  void json_has_its_fields_in_the_promised_order_and_the_status_last() throws IOException {
    String json = text(new JsonEncoder(), "SELECT 1::INTEGER AS n, 2.5::DOUBLE AS area_m2");
    assertThat(json.replaceFirst("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"\""))
        .isEqualTo(
            """
            {"id":"","snapshot":"small-2024","columns":[\
            {"name":"n","type":"INTEGER","nullable":true,"label":null,"unit":null},\
            {"name":"area_m2","type":"DOUBLE","nullable":true,\
            "label":{"zh":"面积","en":"Area"},"unit":"m2"}],\
            "rows":[[1,2.5]],"rowCount":1,"truncated":false,"status":"complete"}
            """);
  }

  @Test
  void json_keeps_what_javascript_would_round() throws IOException {
    assertThat(
            cells(
                "9007199254740992::BIGINT, 9007199254740993::BIGINT, -9007199254740993::BIGINT,"
                    + " 0.10::DECIMAL(4,2), 170141183460469231731687303715884105727::HUGEINT,"
                    + " sum(5::INTEGER), 18446744073709551615::UBIGINT, 255::UTINYINT"))
        .isEqualTo(
            """
            [9007199254740992,"9007199254740993","-9007199254740993","0.10",\
            "170141183460469231731687303715884105727",5,"18446744073709551615",255]""");
  }

  @Test
  void json_says_not_a_number_in_words_and_unknown_as_null() throws IOException {
    assertThat(cells("'nan'::DOUBLE, 'inf'::DOUBLE, '-inf'::FLOAT, NULL::DOUBLE, 1e300, 0.1, 2e-3"))
        .isEqualTo("[\"NaN\",\"Infinity\",\"-Infinity\",null,1.0E300,\"0.1\",0.002]");
  }

  @Test
  void json_writes_dates_and_times_as_iso_8601() throws IOException {
    assertThat(
            cells(
                "DATE '2024-02-29', DATE '0001-01-01', TIMESTAMP '1969-12-31 23:59:59.5',"
                    + " TIMESTAMP '2024-01-01 00:00:00', TIME '08:30:00',"
                    + " TIMESTAMPTZ '2024-01-01 08:00:00+08', INTERVAL '1' MONTH"))
        .isEqualTo(
            """
            ["2024-02-29","0001-01-01","1969-12-31T23:59:59.5","2024-01-01T00:00:00",\
            "08:30:00","2024-01-01T00:00:00Z","P1M"]""");
  }

  @Test
  void json_escapes_text_and_keeps_every_script() throws IOException {
    JsonNode row =
        new ObjectMapper()
            .readTree(
                cells("'和平区 🏙 \"x\" \\ ' || chr(10) || chr(1), '', 'a'::BLOB AS blob, NULL"));
    assertThat(row.get(0).textValue()).isEqualTo("和平区 🏙 \"x\" \\ \n\u0001");
    assertThat(row.get(1).textValue()).isEmpty();
    assertThat(row.get(2).textValue()).isEqualTo("YQ==");
    assertThat(row.get(3).isNull()).isTrue();
  }

  @Test
  void json_nests_lists_and_structs() throws IOException {
    assertThat(
            cells("[1, NULL, 3], {'a': 1, 'b': ['x']}, true, [[1.5::DOUBLE]], [1,2]::INTEGER[2]"))
        .isEqualTo("[[1,null,3],{\"a\":1,\"b\":[\"x\"]},true,[[1.5]],[1,2]]");
  }

  @Test
  void geometry_becomes_geojson_in_json_and_wkt_in_csv() throws IOException {
    Map<String, String> expected =
        Map.of(
            "POINT (1 2)", "{\"type\":\"Point\",\"coordinates\":[1.0,2.0]}",
            "POINT Z (1 2 3)", "{\"type\":\"Point\",\"coordinates\":[1.0,2.0,3.0]}",
            "POINT EMPTY", "{\"type\":\"Point\",\"coordinates\":[]}",
            "LINESTRING (0 0, 1.5 1)",
                "{\"type\":\"LineString\",\"coordinates\":[[0.0,0.0],[1.5,1.0]]}",
            "POLYGON ((0 0, 3 0, 0 3, 0 0), (1 1, 2 1, 1 2, 1 1))",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0.0,0.0],[3.0,0.0],[0.0,3.0],[0.0,0.0]],"
                    + "[[1.0,1.0],[2.0,1.0],[1.0,2.0],[1.0,1.0]]]}",
            "MULTIPOINT ((1 2), (3 4))",
                "{\"type\":\"MultiPoint\",\"coordinates\":[[1.0,2.0],[3.0,4.0]]}",
            "MULTIPOLYGON (((0 0, 1 0, 0 1, 0 0)), ((5 5, 6 5, 5 6, 5 5)))",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0.0,0.0],[1.0,0.0],[0.0,1.0],"
                    + "[0.0,0.0]]],[[[5.0,5.0],[6.0,5.0],[5.0,6.0],[5.0,5.0]]]]}",
            "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
                "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\","
                    + "\"coordinates\":[1.0,2.0]},{\"type\":\"LineString\",\"coordinates\":"
                    + "[[0.0,0.0],[1.0,1.0]]}]}");
    for (Map.Entry<String, String> each : expected.entrySet()) {
      String sql = "'" + each.getKey() + "'::GEOMETRY AS geom";
      assertThat(cells(sql)).isEqualTo("[" + each.getValue() + "]");
      assertThat(text(new CsvEncoder(false), "SELECT " + sql))
          .isEqualTo("geom\r\n\"" + each.getKey() + "\"\r\n");
    }
  }

  @Test
  void csv_tells_null_from_empty_and_quotes_what_needs_it() throws IOException {
    assertThat(
            text(
                new CsvEncoder(false),
                "SELECT NULL::VARCHAR AS a, '' AS \"b,c\", 'x\"y' AS d, 'l1' || chr(10) || 'l2' AS"
                    + " e, '中文' AS f, -1.5::DOUBLE AS g, DATE '2024-01-02' AS h, true AS i"))
        .isEqualTo(
            "a,\"b,c\",d,e,f,g,h,i\r\n,\"\",\"x\"\"y\",\"l1\nl2\",中文,-1.5,2024-01-02,true\r\n");
  }

  @Test
  void csv_disarms_formulas_in_text_but_leaves_negative_numbers() throws IOException {
    assertThat(
            text(
                new CsvEncoder(true),
                "SELECT '=1+1' AS a, '+x' AS b, '-x' AS c, '@x' AS d, '=\"a\"' AS e, -1 AS f,"
                    + " 'a=b' AS g"))
        .isEqualTo("\uFEFFa,b,c,d,e,f,g\r\n'=1+1,'+x,'-x,'@x,\"'=\"\"a\"\"\",-1,a=b\r\n");
  }

  @Test
  void arrow_comes_back_with_labels_units_and_the_crs_of_stored_geometry() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Answer answer =
        duck.ask(
            Question.of(
                "SELECT range AS n, 1.5::DOUBLE AS area_m2, 'POINT (1 2)'::GEOMETRY AS geom,"
                    + " 'POINT (1 2)'::GEOMETRY AS made FROM range(5000)"))) {
      new ArrowEncoder(snapshot -> OptionalInt.of(4548)).encode(answer, out);
    }
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(out.toByteArray()), allocator)) {
      List<Field> fields = reader.getVectorSchemaRoot().getSchema().getFields();
      assertThat(fields.get(1).getMetadata())
          .containsEntry("landstock.unit", "m2")
          .containsEntry("landstock.label.zh", "面积");
      assertThat(fields.get(2).getMetadata())
          .containsEntry("ARROW:extension:name", "geoarrow.wkb")
          .containsEntry(
              "ARROW:extension:metadata",
              "{\"crs\":\"EPSG:4548\",\"crs_type\":\"authority_code\"}");
      assertThat(fields.get(3).getMetadata()).containsEntry("ARROW:extension:metadata", "{}");
      long rows = 0;
      long sum = 0;
      while (reader.loadNextBatch()) {
        BigIntVector n = (BigIntVector) reader.getVectorSchemaRoot().getVector(0);
        for (int i = 0; i < n.getValueCount(); i++) {
          sum += n.get(i);
        }
        rows += n.getValueCount();
      }
      assertThat(rows).isEqualTo(5000);
      assertThat(sum).isEqualTo(4999L * 5000 / 2);
    }
  }

  @Test
  void a_table_aligns_chinese_and_numbers_and_tells_what_is_cut_off() throws IOException {
    Question question =
        new Question(
            "SELECT * FROM (VALUES ('南市街', 12, NULL), ('a' || chr(27) || '[2J', 1234, 'x'),"
                + " ('c', 3, 'y')) AS t(street, parcels, note)",
            List.of(),
            Optional.empty(),
            new Limits(Limits.DEFAULT.deadline(), 2));
    assertThat(encoded(new TableEncoder(), question))
        .isEqualTo(
            """
            street  parcels  note
            ------  -------  ----
            南市街       12  NULL
            a\uFFFD[2J      1234  x
            (2 rows, truncated: there are more; see --max-rows)
            """);
  }

  @Test
  void an_empty_answer_is_complete_in_every_format() throws IOException {
    String sql = "SELECT 1::INTEGER AS n WHERE false";
    assertThat(text(new JsonEncoder(), sql)).contains("\"rows\":[],\"rowCount\":0");
    assertThat(text(new CsvEncoder(false), sql)).isEqualTo("n\r\n");
    assertThat(text(new TableEncoder(), sql)).isEqualTo("n\n-\n(0 rows)\n");
  }

  private static String cells(String items) throws IOException {
    String json = text(new JsonEncoder(), "SELECT " + items);
    return json.substring(json.indexOf("\"rows\":[") + 8, json.indexOf("],\"rowCount\""));
  }

  private static String text(Encoder encoder, String sql) throws IOException {
    return encoded(encoder, Question.of(sql));
  }

  private static String encoded(Encoder encoder, Question question) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Answer answer = duck.ask(question)) {
      encoder.encode(answer, out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
