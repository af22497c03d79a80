package landstock.warehouse.staging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Passes records on and takes a digest of them, where there is no file to take it of. */
final class DigestedRecords implements Records {
  private final Records target;
  private final MessageDigest digest;
  private final WKBWriter wkb = new WKBWriter();
  private long bytes;

  DigestedRecords(Records target, MessageDigest digest) {
    this.target = target;
    this.digest = digest;
  }

  /** Hexadecimal; may be asked once, after the last record. */
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Bytes that the digest is of. */
  long bytes() {
    return bytes;
  }

  private void add(byte[] value) {
    digest.update(value);
    bytes += value.length;
  }

  @Override
  public void accept(long row, @Nullable String[] texts, @Nullable Geometry geometry) {
    for (String text : texts) {
      add(text == null ? new byte[] {0} : text.getBytes(StandardCharsets.UTF_8));
      add(new byte[] {0x1F});
    }
    add(geometry == null ? new byte[] {0} : wkb.write(geometry));
    target.accept(row, texts, geometry);
  }

  @Override
  public int width() {
    return target.width();
  }

  @Override
  public int find(String header) {
    return target.find(header);
  }

  @Override
  public boolean understands(String header) {
    return target.understands(header);
  }

  @Override
  public void nextTable(String sheet, List<String> above) {
    target.nextTable(sheet, above);
  }

  @Override
  public void checkHeaders() throws Unreadable {
    target.checkHeaders();
  }

  @Override
  public void reject(long row, String rule, @Nullable String value, String detail) {
    target.reject(row, rule, value, detail);
  }

  @Override
  public void flag(long row, String rule, String detail) {
    target.flag(row, rule, detail);
  }

  @Override
  public void flag(long row, int column, String rule, @Nullable String value, String detail) {
    target.flag(row, column, rule, value, detail);
  }

  @Override
  public void note(String rule, @Nullable Long row, @Nullable String value, String detail) {
    target.note(rule, row, value, detail);
  }

  @Override
  public Unreadable unreadable(
      String rule, @Nullable Long row, @Nullable String value, String detail) {
    return target.unreadable(rule, row, value, detail);
  }
}
