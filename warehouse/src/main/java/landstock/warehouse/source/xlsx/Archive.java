package landstock.warehouse.source.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The ZIP archive that a workbook is. Used by one thread. */
final class Archive implements Closeable {
  private static final int MOST_PARTS = 20_000;

  private final ZipFile zip;
  private final long bytes;
  private final Map<String, ZipEntry> parts = new HashMap<>();

  private Archive(ZipFile zip, long bytes) {
    this.zip = zip;
    this.bytes = bytes;
  }

  static Archive open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw new Flaw("file_truncated", "the end of the archive is missing or damaged");
    }
    try {
      Archive archive = new Archive(zip, Files.size(file));
      archive.list();
      return archive;
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  private void list() throws IOException {
    if (zip.size() > MOST_PARTS) {
      throw new Flaw("zip_bomb", "the archive has " + zip.size() + " parts");
    }
    for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
      if (parts.put(key(entry.getName()), entry) != null) {
        throw Flaw.broken("the archive holds " + entry.getName() + " twice");
      }
    }
  }

  boolean has(String part) {
    return parts.containsKey(key(part));
  }

  /** The bytes of a part; how far into it one is counts as so much of the file. */
  InputStream open(String part, LongConsumer bytesRead) throws IOException {
    ZipEntry entry = parts.get(key(part));
    if (entry == null) {
      throw Flaw.broken("the archive has no " + part);
    }
    long size = Math.max(1, entry.getSize());
    try {
      return new GuardedInput(
          zip.getInputStream(entry),
          part,
          Math.min(bytes, Math.max(0, entry.getCompressedSize())),
          inflated -> bytesRead.accept((long) (bytes * Math.min(1.0, (double) inflated / size))));
    } catch (ZipException e) {
      throw new Flaw("file_truncated", "inside " + part + ", " + e.getMessage());
    }
  }

  InputStream open(String part) throws IOException {
    return open(part, bytesRead -> {});
  }

  private static String key(String name) {
    String path = name.replace('\\', '/');
    return (path.startsWith("/") ? path.substring(1) : path).toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
