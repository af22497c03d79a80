package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A layer that is being written, feature by feature; whole once closed. Used by one thread. */
public interface LayerFile extends AutoCloseable {

  /**
   * @param attributes header to value; what is missing or null is unknown
   * @param geometry (easting, northing), in the CRS of the layer; null for none
   * @throws IllegalArgumentException for a value that its field cannot hold
   */
  void add(Map<String, ?> attributes, @Nullable Geometry geometry) throws IOException;

  /** Features so far. */
  long rows();

  @Override
  void close() throws IOException;
}
