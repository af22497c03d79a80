package landstock.warehouse.synthesis.handin;

/** The well-known text that ESRI's programs write for the CGCS2000 family and WGS 84. */
final class CrsText {
  private static final String CGCS2000 =
      "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\","
          + "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
          + "UNIT[\"Degree\",0.0174532925199433]]";
  private static final String WGS84 =
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
          + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

  private CrsText() {}

  /**
   * @param srid 4326, 4490, or one of the Gauss-Kruger grids 4491 to 4554
   */
  static String of(int srid) {
    if (srid == 4326) {
      return WGS84;
    }
    if (srid == 4490) {
      return CGCS2000;
    }
    if (between(srid, 4491, 4501)) {
      int zone = srid - 4491 + 13;
      return grid("CGCS2000_GK_Zone_" + zone, 6 * zone - 3, zone);
    }
    if (between(srid, 4502, 4512)) {
      int meridian = 75 + 6 * (srid - 4502);
      return grid("CGCS2000_GK_CM_" + meridian + "E", meridian, 0);
    }
    if (between(srid, 4513, 4533)) {
      int zone = srid - 4513 + 25;
      return grid("CGCS2000_3_Degree_GK_Zone_" + zone, 3 * zone, zone);
    }
    if (between(srid, 4534, 4554)) {
      int meridian = 75 + 3 * (srid - 4534);
      return grid("CGCS2000_3_Degree_GK_CM_" + meridian + "E", meridian, 0);
    }
    throw new IllegalArgumentException("no text for EPSG:" + srid);
  }

  private static boolean between(int srid, int first, int last) {
    return srid >= first && srid <= last;
  }

  /**
   * @param zone that stands before the easting, in millions of metres; 0 for none
   */
  private static String grid(String name, int meridian, int zone) {
    return "PROJCS[\""
        + name
        + "\","
        + CGCS2000
        + ",PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\","
        + (zone * 1_000_000 + 500_000)
        + ".0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\","
        + meridian
        + ".0],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],"
        + "UNIT[\"Meter\",1.0]]";
  }
}
