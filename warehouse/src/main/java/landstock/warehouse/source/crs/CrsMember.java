package landstock.warehouse.source.crs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import landstock.warehouse.source.Unreadable;

/**
 * The {@code crs} member of GeoJSON before RFC 7946, and of TopoJSON. Without one, coordinates are
 * longitude and latitude of WGS 84, says the RFC; bureaus leave it out of others, too.
 */
public final class CrsMember {
  private static final String LON_LAT = "CRS84";

  private final CrsCheck check;
  private boolean said;

  public CrsMember(CrsCheck check) {
    this.check = check;
  }

  /**
   * @param crs its name may be a URN, a URL or as short as EPSG:4548
   * @throws Unreadable where it says another CRS than the pack
   */
  public void read(JsonNode crs) throws Unreadable {
    String name = crs.path("properties").path("name").asText("").strip();
    if (name.isEmpty()) {
      return;
    }
    said = true;
    List<String> words = List.of(name.split("[:/]", -1));
    String code = words.get(words.size() - 1);
    int authority = words.lastIndexOf("crs") + 1;
    check.code(
        code.equals(LON_LAT) ? "OGC" : words.size() > 1 ? words.get(authority) : "EPSG", code);
  }

  /** The file has ended. */
  public void end() {
    if (!said && !check.is("OGC", LON_LAT)) {
      check.unsaid("it has no crs member");
    }
  }
}
