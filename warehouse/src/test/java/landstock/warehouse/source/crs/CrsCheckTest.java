package landstock.warehouse.source.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.testdata.Collected;
import landstock.warehouse.testdata.SharedData;
import org.junit.jupiter.api.Test;

class CrsCheckTest {
  private static final String XIAN80 =
      "PROJCS[\"Xian_1980_3_Degree_GK_CM_117E\",GEOGCS[\"GCS_Xian_1980\",DATUM[\"D_Xian_1980\","
          + "SPHEROID[\"Xian_1980\",6378140.0,298.257]],PRIMEM[\"Greenwich\",0.0],"
          + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
          + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
          + "PARAMETER[\"Central_Meridian\",117.0],PARAMETER[\"Scale_Factor\",1.0],"
          + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";
  private static final String MASSACHUSETTS =
      "PROJCS[\"whatever\",GEOGCS[\"GCS_North_American_1983\",DATUM[\"D_North_American_1983\","
          + "SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
          + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],"
          + "PARAMETER[\"False_Easting\",656166.6666666665],"
          + "PARAMETER[\"False_Northing\",2460625.0],PARAMETER[\"Central_Meridian\",-71.5],"
          + "PARAMETER[\"Standard_Parallel_1\",41.71666666666667],"
          + "PARAMETER[\"Standard_Parallel_2\",42.68333333333333],"
          + "PARAMETER[\"Latitude_Of_Origin\",41.0],UNIT[\"Foot_US\",0.3048006096012192]]";
  private static final String WEB =
      "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"GCS_WGS_1984\","
          + "DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
          + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
          + "PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"False_Easting\",0.0],"
          + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],"
          + "PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0],"
          + "UNIT[\"Meter\",1.0]]";
  private static final String PROJJSON =
      """
      {"type": "ProjectedCRS", "name": "CGCS2000 / 3-degree Gauss-Kruger CM 117E",
       "base_crs": {"name": "x", "datum": {"type": "GeodeticReferenceFrame", "name": "China 2000",
         "ellipsoid": {"name": "CGCS2000", "semi_major_axis": 6378137, "inverse_flattening": 298.257222101}}},
       "conversion": {"name": "y", "method": {"name": "Transverse Mercator"}, "parameters": [
         {"name": "Latitude of natural origin", "value": 0, "unit": "degree"},
         {"name": "Longitude of natural origin", "value": 117, "unit": "degree"},
         {"name": "Scale factor at natural origin", "value": 1, "unit": "unity"},
         {"name": "False easting", "value": 500000, "unit": "metre"},
         {"name": "False northing", "value": 0, "unit": "metre"}]},
       "coordinate_system": {"subtype": "Cartesian", "axis": [{"name": "Northing", "unit": "metre"}]}}
      """;

  private static String verdict(String wkt, int srid) {
    Collected records = new Collected();
    CrsCheck check =
        new CrsCheck(Collected.handIn(Format.SHAPEFILE, srid, StandardCharsets.UTF_8), records);
    Unreadable refusal = catchThrowableOfType(Unreadable.class, () -> check.wkt(wkt));
    if (refusal != null) {
      return refusal.finding().rule() + " " + refusal.finding().detail();
    }
    return records.findings.isEmpty() ? "same" : records.findings.get(0);
  }

  @Test
  void names_do_not_matter_parameters_do() {
    assertThat(verdict(MASSACHUSETTS, 2249)).isEqualTo("same");
    assertThat(verdict(WEB, 3857)).isEqualTo("same");
    assertThat(verdict(WEB, 4326)).startsWith("crs_differs");
  }

  @Test
  void another_ellipsoid_is_another_crs() {
    assertThat(verdict(XIAN80, 4548)).contains("crs_differs", "a=6378140");
  }

  @Test
  void a_file_of_a_bureau_is_zone_38() throws Exception {
    String wkt = Files.readString(SharedData.folder("txt").resolve("44120000567.prj"));
    assertThat(verdict(wkt, 4526)).isEqualTo("same");
    assertThat(verdict(wkt, 4547)).contains("as EPSG:4526 has it");
  }

  @Test
  void what_is_no_crs_or_not_known_is_noted_and_the_pack_believed() {
    assertThat(verdict("hello", 4548)).startsWith("crs_unknown");
    assertThat(verdict("PROJCS[\"x", 4548)).startsWith("crs_unknown");
    assertThat(verdict("A[".repeat(5000), 4548)).startsWith("crs_unknown");
    assertThat(verdict(XIAN80.replace("Gauss_Kruger", "Krovak"), 4548)).startsWith("crs_unknown");
  }

  @Test
  void proj_json_without_an_id_is_compared_by_its_numbers() throws Exception {
    Collected records = new Collected();
    new CrsCheck(Collected.handIn(Format.PARQUET, 4548, StandardCharsets.UTF_8), records)
        .projJson(new ObjectMapper().readTree(PROJJSON));
    assertThat(records.findings).isEmpty();
    CrsCheck other =
        new CrsCheck(Collected.handIn(Format.PARQUET, 4527, StandardCharsets.UTF_8), records);
    Unreadable refusal =
        catchThrowableOfType(
            Unreadable.class, () -> other.projJson(new ObjectMapper().readTree(PROJJSON)));
    assertThat(refusal.finding().rule()).isEqualTo("crs_differs");
  }
}
