package landstock.warehouse.source.parquet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.sql.engine.Identifiers;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.TakenColumns;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import landstock.warehouse.source.geometry.WellKnownBinary;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Hands over the rows of a file, only the columns that are wanted. Used by one thread. */
final class ParquetRows {
  private final List<String> wanted = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();
  private final boolean shaped;
  private final Records records;
  private final GeometryMaker maker = new GeometryMaker();
  private final WellKnownBinary wkb = new WellKnownBinary(maker);
  private long row;

  /** Looks up the headers. */
  ParquetRows(
      List<ForeignParquet.Column> all, Optional<ForeignParquet.Column> geometry, Records records)
      throws Unreadable {
    this.records = records;
    this.shaped = geometry.isPresent();
    TakenColumns taken = new TakenColumns(records);
    for (ForeignParquet.Column column : all) {
      if (geometry.filter(column::equals).isPresent()) {
        continue;
      }
      int index = taken.take(column.name(), null);
      if (index != Records.NONE) {
        columns.add(index);
        wanted.add("CAST(" + Identifiers.quote(column.name()) + " AS VARCHAR)");
      }
    }
    geometry.ifPresent(
        g ->
            wanted.add(
                g.geometry()
                    ? "system.main.st_aswkb(" + Identifiers.quote(g.name()) + ")"
                    : Identifiers.quote(g.name())));
    records.checkHeaders();
  }

  /** What is asked of the file. */
  String expressions() {
    return wanted.isEmpty() ? "NULL" : String.join(", ", wanted);
  }

  void accept(@Nullable Object[] values) {
    row++;
    @Nullable String[] texts = new @Nullable String[records.width()];
    for (int i = 0; i < columns.size(); i++) {
      Object value = values[i];
      texts[columns.get(i)] = value == null ? null : value.toString();
    }
    Object geometry = shaped ? values[columns.size()] : null;
    records.accept(row, texts, geometry == null ? null : geometry(geometry));
  }

  private @Nullable Geometry geometry(Object value) {
    try {
      if (!(value instanceof byte[] bytes)) {
        throw GeometryFault.unreadable("it is not WKB");
      }
      Geometry geometry = wkb.read(ByteBuffer.wrap(bytes));
      if (maker.ringsClosed()) {
        records.flag(row, "ring_not_closed", "");
      }
      return geometry;
    } catch (GeometryFault fault) {
      records.flag(row, fault.rule(), fault.detail());
      return null;
    }
  }
}
