package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes of a shapefile as dBASE III. Used by one thread. */
final class DbfWriter implements AutoCloseable {
  private static final int HEADER_BYTES = 32;
  private static final int LONGEST_NAME = 10;
  private static final byte GBK = 0x4D;
  private static final byte END_OF_FIELDS = 0x0D;
  private static final byte END_OF_FILE = 0x1A;

  private final List<LayerField> fields;
  private final Charset charset;
  private final FileChannel file;
  private final OutputStream out;
  private final byte[] record;
  private int rows;

  /**
   * @param written date of the file
   */
  DbfWriter(Path path, List<LayerField> fields, Charset charset, LocalDate written)
      throws IOException {
    this.fields = List.copyOf(fields);
    this.charset = charset;
    this.record = new byte[1 + fields.stream().mapToInt(LayerField::width).sum()];
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    this.out = new java.io.BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
    out.write(header(written));
  }

  private byte[] header(LocalDate written) {
    ByteBuffer header =
        ByteBuffer.allocate(HEADER_BYTES * (fields.size() + 1) + 1).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 3).put((byte) (written.getYear() - 1900));
    header.put((byte) written.getMonthValue()).put((byte) written.getDayOfMonth());
    header.putInt(0).putShort((short) header.capacity()).putShort((short) record.length);
    header.put(29, charset.name().startsWith("GB") ? GBK : 0);
    for (int i = 0; i < fields.size(); i++) {
      LayerField field = fields.get(i);
      byte[] name = field.name().getBytes(charset);
      if (name.length > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "a header has at most 10 bytes, " + field.name() + " has " + name.length);
      }
      int at = HEADER_BYTES * (i + 1);
      header.put(at, name).put(at + 11, (byte) letter(field));
      header.put(at + 16, (byte) field.width()).put(at + 17, (byte) field.decimals());
    }
    header.put(header.capacity() - 1, END_OF_FIELDS);
    return header.array();
  }

  private static char letter(LayerField field) {
    return switch (field.kind()) {
      case TEXT -> 'C';
      case WHOLE, NUMBER -> 'N';
      case DATE -> 'D';
    };
  }

  void add(Map<String, ?> attributes) throws IOException {
    Arrays.fill(record, (byte) ' ');
    int at = 1;
    for (LayerField field : fields) {
      byte[] value = bytes(field, attributes.get(field.name()));
      if (value.length > field.width()) {
        throw new IllegalArgumentException(
            field.name()
                + " holds "
                + field.width()
                + " bytes, not the "
                + value.length
                + " of "
                + attributes.get(field.name()));
      }
      boolean left = field.kind() == LayerField.Kind.TEXT;
      int from = left ? at : at + field.width() - value.length;
      System.arraycopy(value, 0, record, from, value.length);
      at += field.width();
    }
    out.write(record);
    rows++;
  }

  private byte[] bytes(LayerField field, @Nullable Object value) {
    if (value == null) {
      return new byte[0];
    }
    if (value instanceof Verbatim text) {
      return text.toString().getBytes(charset);
    }
    return switch (field.kind()) {
      case TEXT -> value.toString().getBytes(charset);
      case WHOLE -> value.toString().getBytes(StandardCharsets.US_ASCII);
      case NUMBER ->
          new BigDecimal(value.toString())
              .setScale(field.decimals(), RoundingMode.HALF_EVEN)
              .toPlainString()
              .getBytes(StandardCharsets.US_ASCII);
      case DATE ->
          ((LocalDate) value)
              .format(DateTimeFormatter.BASIC_ISO_DATE)
              .getBytes(StandardCharsets.US_ASCII);
    };
  }

  @Override
  public void close() throws IOException {
    out.write(END_OF_FILE);
    out.flush();
    file.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, rows), 4);
    file.close();
  }
}
