package landstock.sql.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.LandstockException.Position;
import org.jspecify.annotations.Nullable;

/** Plain values as bytes. */
final class Wire {
  private static final int MAX_TEXT_BYTES = 64 << 20;
  private static final int MAX_ITEMS = 1 << 20;

  private Wire() {}

  /** Writes one item of a list. */
  interface Writer<T> {
    void write(DataOutput out, T item) throws IOException;
  }

  /** Reads one item of a list. */
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static void text(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInput in) throws IOException {
    byte[] bytes = new byte[size(in.readInt(), MAX_TEXT_BYTES)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static <T> void list(DataOutput out, List<T> items, Writer<T> writer) throws IOException {
    out.writeInt(items.size());
    for (T item : items) {
      writer.write(out, item);
    }
  }

  static <T> List<T> list(DataInput in, Reader<T> reader) throws IOException {
    int size = size(in.readInt(), MAX_ITEMS);
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(reader.read(in));
    }
    return items;
  }

  /** A value of SQL: the kinds that {@link landstock.sql.engine.Engine} takes. */
  static void value(DataOutput out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeByte('0');
    } else if (value instanceof Boolean truth) {
      out.writeByte(truth ? 't' : 'f');
    } else if (value instanceof Long || value instanceof Integer) {
      out.writeByte('l');
      out.writeLong(((Number) value).longValue());
    } else if (value instanceof Double number) {
      out.writeByte('d');
      out.writeDouble(number);
    } else {
      out.writeByte(
          value instanceof BigDecimal
              ? 'n'
              : value instanceof LocalDate ? 'D' : value instanceof LocalDateTime ? 'T' : 's');
      text(out, value.toString());
    }
  }

  static @Nullable Object value(DataInput in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case '0' -> null;
      case 't' -> true;
      case 'f' -> false;
      case 'l' -> in.readLong();
      case 'd' -> in.readDouble();
      case 'n' -> new BigDecimal(text(in));
      case 'D' -> LocalDate.parse(text(in));
      case 'T' -> LocalDateTime.parse(text(in));
      case 's' -> text(in);
      default -> throw new IOException("no value is of kind " + kind);
    };
  }

  static void values(DataOutput out, List<@Nullable Object> values) throws IOException {
    out.writeInt(values.size());
    for (Object value : values) {
      value(out, value);
    }
  }

  static List<@Nullable Object> values(DataInput in) throws IOException {
    int size = size(in.readInt(), MAX_ITEMS);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(value(in));
    }
    return values;
  }

  static void limits(DataOutput out, Limits limits) throws IOException {
    out.writeLong(limits.deadline().toMillis());
    out.writeLong(limits.maxRows());
    out.writeLong(limits.maxBytes());
  }

  static Limits limits(DataInput in) throws IOException {
    return new Limits(Duration.ofMillis(in.readLong()), in.readLong(), in.readLong());
  }

  static void failure(DataOutput out, LandstockException failure) throws IOException {
    text(out, failure.code().name());
    text(out, failure.text());
    Position position = failure.position().orElse(new Position(0, 0));
    out.writeInt(position.line());
    out.writeInt(position.column());
    text(out, failure.hint().orElse(""));
    list(out, failure.suggestions(), Wire::text);
  }

  static LandstockException failure(DataInput in) throws IOException {
    LandstockException failure = new LandstockException(Code.valueOf(text(in)), text(in));
    int line = in.readInt();
    int column = in.readInt();
    String hint = text(in);
    List<String> suggestions = list(in, Wire::text);
    failure = line > 0 ? failure.at(line, column) : failure;
    failure = hint.isEmpty() ? failure : failure.withHint(hint);
    return suggestions.isEmpty() ? failure : failure.withSuggestions(suggestions);
  }

  private static int size(int size, int most) throws IOException {
    if (size < 0 || size > most) {
      throw new IOException("a length of " + size + ", at most " + most + " are possible");
    }
    return size;
  }
}
