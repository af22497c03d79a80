package landstock.warehouse.source.shapefile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import landstock.warehouse.source.PlainNumber;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.TakenColumns;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/** Turns records of a DBF into texts, one per column of the dataset. Used by one thread. */
final class DbfRow {
  private static final int LONGEST_FIELD = 256;

  private final List<DbfField> fields;
  private final int[] columns;
  private final CharsetDecoder decoder;
  private final CharBuffer chars = CharBuffer.allocate(LONGEST_FIELD);
  private final Records records;

  /** Looks up the headers. */
  DbfRow(List<DbfField> fields, Charset charset, Records records) throws Unreadable {
    this.fields = fields;
    this.records = records;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.columns = new int[fields.size()];
    TakenColumns taken = new TakenColumns(records);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(fields.get(i), taken);
    }
    records.checkHeaders();
  }

  private int column(DbfField field, TakenColumns taken) throws Unreadable {
    String header = decode(field.name()).strip();
    int column = taken.take(header, null);
    if (column == Records.NONE) {
      return column;
    }
    if (!field.readable()) {
      throw records.unreadable(
          "column_unreadable",
          null,
          header,
          "type " + field.type() + " of the .dbf; C, N, F, D and L are read");
    }
    return column;
  }

  @Nullable String[] texts(ByteBuffer bytes, long row) {
    @Nullable String[] texts = new @Nullable String[records.width()];
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] != Records.NONE) {
        DbfField field = fields.get(i);
        texts[columns[i]] = text(field, field.of(bytes), row, columns[i]);
      }
    }
    return texts;
  }

  private @Nullable String text(DbfField field, ByteBuffer bytes, long row, int column) {
    ByteBuffer value = upToZero(bytes);
    String text =
        field.text()
            ? decode(value).stripTrailing()
            : StandardCharsets.ISO_8859_1.decode(value.duplicate()).toString().strip();
    if (field.text() && value.hasRemaining()) {
      records.flag(row, column, "text_cut", text, "");
    }
    boolean unknown =
        switch (field.type()) {
          case 'D' -> text.isEmpty() || text.equals("00000000");
          case 'L' -> text.isEmpty() || text.equals("?");
          default -> text.isEmpty();
        };
    boolean number = field.type() == 'N' || field.type() == 'F';
    return unknown ? null : number ? PlainNumber.of(text) : text;
  }

  private static ByteBuffer upToZero(ByteBuffer bytes) {
    for (int i = 0; i < bytes.limit(); i++) {
      if (bytes.get(i) == 0) {
        return bytes.limit(i);
      }
    }
    return bytes;
  }

  /** Leaves a character that the end of the field cuts in the buffer. */
  private String decode(ByteBuffer bytes) {
    chars.clear();
    decoder.reset().decode(bytes, chars, false);
    return chars.flip().toString();
  }
}
