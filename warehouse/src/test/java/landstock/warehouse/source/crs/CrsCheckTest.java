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

  /** As pyproj and GDAL write EPSG:4548 and 2249 where WKT 2 is asked for. */
  private static final String WKT2 =
      """
      PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 117E",
        BASEGEOGCRS["China Geodetic Coordinate System 2000",
          DATUM["China 2000", ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],
          PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]], ID["EPSG",4490]],
        CONVERSION["Gauss-Kruger CM 117E",
          METHOD["Transverse Mercator",ID["EPSG",9807]],
          PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433]],
          PARAMETER["Longitude of natural origin",117,ANGLEUNIT["degree",0.0174532925199433]],
          PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1]],
          PARAMETER["False easting",500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],
          PARAMETER["False northing",0,LENGTHUNIT["metre",1]]],
        CS[Cartesian,2],
          AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],
          AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]],
        USAGE[SCOPE["Cadastre."],AREA["China"],BBOX[22.6,115.5,42,118.5]], ID["EPSG",4548]]
      """;

  private static final String FEET2 =
      """
      PROJCRS["NAD83 / Massachusetts Mainland (ftUS)",
        BASEGEOGCRS["NAD83",DATUM["North American Datum 1983",
          ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]]],
        CONVERSION["x",METHOD["Lambert Conic Conformal (2SP)"],
          PARAMETER["Latitude of false origin",41,ANGLEUNIT["degree",0.0174532925199433]],
          PARAMETER["Longitude of false origin",-71.5,ANGLEUNIT["degree",0.0174532925199433]],
          PARAMETER["Latitude of 1st standard parallel",42.6833333333333,ANGLEUNIT["degree",0.0174532925199433]],
          PARAMETER["Latitude of 2nd standard parallel",41.7166666666667,ANGLEUNIT["degree",0.0174532925199433]],
          PARAMETER["Easting at false origin",656166.667,LENGTHUNIT["US survey foot",0.304800609601219]],
          PARAMETER["Northing at false origin",2460625,LENGTHUNIT["US survey foot",0.304800609601219]]],
        CS[Cartesian,2],AXIS["easting (X)",east],AXIS["northing (Y)",north],
        LENGTHUNIT["US survey foot",0.304800609601219]]
      """;

  private static final String HEIGHTS =
      "VERTCS[\"Yellow_Sea_1985\",VDATUM[\"Yellow_Sea_1985\"],PARAMETER[\"Vertical_Shift\",0.0],"
          + "PARAMETER[\"Direction\",1.0],UNIT[\"Meter\",1.0]]";

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
  void heights_beside_a_crs_do_not_matter() {
    assertThat(verdict(MASSACHUSETTS + "," + HEIGHTS, 2249)).isEqualTo("same");
    assertThat(verdict(XIAN80 + ", " + HEIGHTS, 4548)).contains("crs_differs", "a=6378140");
    String compound =
        "COMPD_CS[\"x\"," + XIAN80 + ",VERT_CS[\"h\",VERT_DATUM[\"h\",2005],UNIT[\"metre\",1]]]";
    assertThat(verdict(compound, 2384)).isEqualTo("same");
    assertThat(verdict(compound, 4548)).startsWith("crs_differs");
    assertThat(verdict(XIAN80 + "," + MASSACHUSETTS, 4548)).contains("PROJCS after its end");
  }

  @Test
  void wkt_2_is_read_by_its_numbers_too() {
    assertThat(verdict(WKT2, 4548)).isEqualTo("same");
    assertThat(verdict(WKT2, 4549)).contains("crs_differs", "as EPSG:4509 has it");
    assertThat(verdict(FEET2, 2249)).isEqualTo("same");
    assertThat(verdict(FEET2, 26986)).startsWith("crs_differs");
    assertThat(verdict("COMPOUNDCRS[\"x\"," + WKT2 + ",VERTCRS[\"h\"]]", 4548)).isEqualTo("same");
    String degrees =
        "GEOGCRS[\"WGS 84\",ENSEMBLE[\"World Geodetic System 1984 ensemble\",MEMBER[\"x\"],"
            + "ELLIPSOID[\"WGS 84\",6378137,298.257223563,LENGTHUNIT[\"metre\",1]],"
            + "ENSEMBLEACCURACY[2.0]],PRIMEM[\"Greenwich\",0],CS[ellipsoidal,2],"
            + "AXIS[\"latitude\",north,ANGLEUNIT[\"degree\",0.0174532925199433]],"
            + "AXIS[\"longitude\",east,ANGLEUNIT[\"degree\",0.0174532925199433]]]";
    assertThat(verdict(degrees, 4326)).isEqualTo("same");
    assertThat(verdict(degrees, 4548)).startsWith("crs_differs");
    assertThat(verdict(degrees.replace("ellipsoidal,2", "Cartesian,3"), 4326))
        .startsWith("crs_unknown");
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
