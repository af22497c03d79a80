package landstock.warehouse.source.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import landstock.sql.engine.Identifiers;
import landstock.warehouse.source.PlainNumber;
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
  private static final int MOST_SHOWN = 100;

  private final List<String> wanted = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();
  private final BitSet fractions = new BitSet();
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
        fractions.set(columns.size(), column.fraction());
        columns.add(index);
        String name = Identifiers.quote(column.name());
        // A cast of bytes would write all but ASCII as escapes.
        wanted.add(column.bytes() ? name : "CAST(" + name + " AS VARCHAR)");
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

  void accept(@Nullable Object[] values) throws Unreadable {
    row++;
    @Nullable String[] texts = new @Nullable String[records.width()];
    for (int i = 0; i < columns.size(); i++) {
      Object value = values[i];
      if (value instanceof byte[] bytes) {
        texts[columns.get(i)] = text(bytes);
      } else if (value != null) {
        String text = value.toString();
        texts[columns.get(i)] = fractions.get(i) ? PlainNumber.of(text) : text;
      }
    }
    Object geometry = shaped ? values[columns.size()] : null;
    records.accept(row, texts, geometry == null ? null : geometry(geometry));
  }

  /** Of a column that nobody marked as text; old writers mark none. */
  private String text(byte[] bytes) throws Unreadable {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST_SHOWN));
      throw records.unreadable("wrong_encoding", row, start, "text of Parquet is UTF-8");
    }
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
