package landstock.warehouse.source.txt;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.StrictReader;
import landstock.warehouse.source.TextFile;
import landstock.warehouse.source.Unreadable;

/** 国土 TXT, parcel by parcel; the row of a parcel is the line of its header. */
public final class TxtFormat implements FileFormat {
  private static final int ZONED = 10_000_000;

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    TextFile.read(
        file,
        handIn.encoding(),
        records,
        bytesRead,
        text -> new TxtReading(handIn, records).read(new BufferedReader(text)));
  }

  /** The grid that the file says it is in; decided by its header and by the digits of eastings. */
  public static Optional<Integer> srid(Path file, Charset charset) throws IOException {
    TxtDocument document;
    try (StrictReader text = new StrictReader(Files.newInputStream(file), charset)) {
      document = TxtDocument.read(new BufferedReader(text));
    }
    Optional<Attributes> about =
        document.before().stream()
            .filter(s -> s.name().equals(TxtDocument.ATTRIBUTES))
            .findFirst()
            .map(Attributes::of);
    boolean prefixed =
        document.parcels().stream()
            .flatMap(p -> p.points().stream())
            .anyMatch(p -> number(p.x()) >= ZONED || number(p.y()) >= ZONED);
    return about
        .filter(a -> !a.otherDatum())
        .flatMap(a -> a.number("带号").flatMap(z -> Grid.srid(a.degrees(), z, prefixed)));
  }

  static double number(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
