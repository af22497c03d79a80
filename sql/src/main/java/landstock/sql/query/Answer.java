package landstock.sql.query;

import java.util.List;
import landstock.sql.engine.Execution;
import landstock.sql.render.ResultColumn;

/**
 * An answer that is being read. Closing it ends the statement. Geometry columns arrive as WKB
 * (Binary), axis order (easting, northing) or (lon, lat).
 *
 * @param snapshot id of the snapshot that unqualified tables belong to
 * @param columns one per field of the batches, in order
 * @param rows the stream
 */
public record Answer(String snapshot, List<ResultColumn> columns, Execution rows)
    implements AutoCloseable {

  public Answer {
    columns = List.copyOf(columns);
  }

  @Override
  public void close() {
    rows.close();
  }
}
