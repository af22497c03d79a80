package landstock.warehouse.source.postgis;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.postgresql.Driver;

/**
 * A table or a query of a PostgreSQL server with PostGIS: the file says where it is, the layer of
 * the pack is {@code schema.table} or a SELECT. Read in one transaction that cannot write. A row is
 * its place in the order of the primary key, or of the query.
 */
public final class PostgisFormat implements FileFormat {

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    ConnectionFile where = ConnectionFile.read(file, records);
    if (handIn.layer().isEmpty()) {
      throw records.unreadable(
          "layer_missing", null, null, "the pack says under layer which table or SELECT");
    }
    try (Connection connection =
        new Driver().connect(where.address(), where.properties(file, records))) {
      if (connection == null) {
        throw records.unreadable("source_unreachable", null, where.address(), "not an address");
      }
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      Query query = Query.of(connection, handIn.layer().get(), records);
      new QueryRows(connection, query, handIn, records).read();
      connection.rollback();
    } catch (SQLException e) {
      throw records.unreadable(
          "source_unreachable", null, where.address(), String.valueOf(e.getMessage()));
    }
  }
}
