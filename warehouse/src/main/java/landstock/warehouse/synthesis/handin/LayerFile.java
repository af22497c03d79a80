package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A layer or table that is being written, record by record; whole once closed. Used by one thread.
 */
public interface LayerFile extends AutoCloseable {

  /**
   * @param attributes header to value; what is missing or null is unknown
   * @param geometry (easting, northing), in the CRS of the layer; null for none, as in tables
   * @throws IllegalArgumentException for a value that its field cannot hold
   */
  void add(Map<String, ?> attributes, @Nullable Geometry geometry) throws IOException;

  /**
   * One cell over several records, the last of those that were added.
   *
   * @throws IllegalArgumentException where a file has no such cells
   */
  default void merge(String header, int records) throws IOException {
    throw new IllegalArgumentException("only cells of a workbook are merged, not " + header);
  }

  /** Records so far. */
  long rows();

  @Override
  void close() throws IOException;
}
