package landstock.warehouse.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;
import landstock.sql.engine.RowAppender;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.quality.FindingSink;

/** Reads one hand-in whole into its staging table. */
public final class HandInReader {

  /**
   * What was read.
   *
   * @param bytes size of the file; 0 where it is missing
   * @param sha256 of the file, hexadecimal; empty where it was not read to its end
   * @param rowsRead records in the file
   * @param rowsStaged those that reached staging
   */
  public record Result(long bytes, String sha256, long rowsRead, long rowsStaged) {}

  private final int srid;
  private final CrsTransforms transforms;
  private final FindingSink findings;

  /**
   * @param srid EPSG code of stored geometry
   * @param findings gets everything that is wrong
   */
  public HandInReader(int srid, CrsTransforms transforms, FindingSink findings) {
    this.srid = srid;
    this.transforms = transforms;
    this.findings = findings;
  }

  /**
   * Reads the file; what stops it is a blocking finding, not an exception.
   *
   * @param rows of the dataset's staging table: its columns, then fault of the geometry, name of
   *     the hand-in, row
   * @param bytesRead is told from time to time how far it is
   */
  public Result read(
      Path folder, HandIn handIn, Dataset dataset, RowAppender rows, LongConsumer bytesRead) {
    Staging staging = new Staging(dataset, handIn, srid, transforms, rows, findings);
    Path file = folder.resolve(handIn.file());
    try {
      refuse(file, handIn, staging);
      String sha256 = parse(file, handIn, staging, bytesRead);
      staging.noteUnusedHeaders();
      if (staging.rowsRead() == 0) {
        throw new Unreadable(staging.finding("no_rows", null, null, null, ""));
      }
      return new Result(Files.size(file), sha256, staging.rowsRead(), staging.rowsStaged());
    } catch (Unreadable e) {
      findings.add(e.finding());
    } catch (StrictReader.BadByte e) {
      findings.add(badByte(handIn, staging, e));
    } catch (IOException e) {
      findings.add(
          staging.finding("file_broken", null, null, null, String.valueOf(e.getMessage())));
    }
    return new Result(0, "", staging.rowsRead(), staging.rowsStaged());
  }

  private static void refuse(Path file, HandIn handIn, Staging staging)
      throws IOException, Unreadable {
    if (!Files.isRegularFile(file)) {
      throw new Unreadable(staging.finding("file_missing", null, null, handIn.file(), ""));
    }
    if (Files.size(file) == 0) {
      throw new Unreadable(staging.finding("file_empty", null, null, handIn.file(), ""));
    }
    Optional<String> other = FirstBytes.otherThan(handIn.format(), file);
    if (other.isPresent()) {
      throw new Unreadable(
          staging.finding("not_what_it_claims", null, null, handIn.file(), "it is " + other.get()));
    }
  }

  private static String parse(Path file, HandIn handIn, Staging staging, LongConsumer bytesRead)
      throws IOException, Unreadable {
    MessageDigest digest = sha256();
    try (InputStream in =
            new Counted(new DigestInputStream(Files.newInputStream(file), digest), bytesRead);
        StrictReader reader = new StrictReader(in, charset(handIn))) {
      switch (handIn.format()) {
        case CSV -> new CsvFile(reader, staging).read();
        case GEOJSON -> new GeoJsonFile(reader, handIn, staging).read();
      }
      in.skipNBytes(0);
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static java.nio.charset.Charset charset(HandIn handIn) {
    return handIn.format() == Format.GEOJSON ? StandardCharsets.UTF_8 : handIn.encoding();
  }

  private static Finding badByte(HandIn handIn, Staging staging, StrictReader.BadByte e) {
    return staging.finding(
        "wrong_encoding",
        null,
        null,
        null,
        "byte "
            + e.offset()
            + " (line "
            + e.line()
            + ") is not "
            + charset(handIn).name()
            + "; the file may be in another encoding, such as "
            + (charset(handIn).equals(StandardCharsets.UTF_8) ? "GB18030" : "UTF-8"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LandstockException(Code.INTERNAL, "this JVM has no SHA-256", e);
    }
  }

  /** Tells how many bytes have gone by. */
  private static final class Counted extends FilterInputStream {
    private final LongConsumer listener;
    private long count;

    Counted(InputStream in, LongConsumer listener) {
      super(in);
      this.listener = listener;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        count++;
      }
      return read;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int read = super.read(target, from, length);
      if (read > 0) {
        count += read;
        listener.accept(count);
      }
      return read;
    }
  }
}
