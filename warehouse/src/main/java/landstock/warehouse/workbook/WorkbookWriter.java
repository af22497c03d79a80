package landstock.warehouse.workbook;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes sheets one after the other; rows are on their way out while they come, so that a million
 * of them need no memory. Used by one thread.
 */
public final class WorkbookWriter implements Closeable {
  private static final String APPLICATION = "Landstock";
  private static final String VERSION = "01.0000";
  private static final int LONGEST_NAME = 31;

  private final Path file;
  private final Path draft;
  private final OutputStream out;
  private final Workbook book;
  private final Set<String> names = new HashSet<>();
  private @Nullable SheetWriter open;

  /**
   * @param file there is none before {@link #close}, or that of before; it is written to a draft
   *     beside it. Equal rows give equal bytes.
   */
  public WorkbookWriter(Path file) throws IOException {
    this.file = file;
    this.draft = file.resolveSibling(file.getFileName() + ".draft");
    this.out = new BufferedOutputStream(Files.newOutputStream(draft));
    this.book = new Workbook(out, APPLICATION, VERSION);
    book.setCompressionLevel(Deflater.BEST_SPEED); // of the draft, which is read once
  }

  /**
   * Begins a sheet; the one before it is finished.
   *
   * @param name 1 to 31 characters, none of {@code []:*?/\}, given once whatever its case
   */
  public SheetWriter sheet(String name, List<SheetColumn> columns) throws IOException {
    return sheet(name, List.of(), columns);
  }

  /**
   * Begins a sheet; the one before it is finished.
   *
   * @param titles rows above the header, each merged over all columns
   */
  public SheetWriter sheet(String name, List<String> titles, List<SheetColumn> columns)
      throws IOException {
    boolean fits = name.matches("[^\\[\\]:*?/\\\\\\p{Cntrl}]{1," + LONGEST_NAME + "}");
    if (!fits || name.startsWith("'") || name.endsWith("'")) {
      throw new IllegalArgumentException("a sheet cannot be called '" + name + "'");
    }
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("there are two sheets called '" + name + "'");
    }
    finishSheet();
    open = new SheetWriter(book.newWorksheet(name), titles, columns);
    return open;
  }

  private void finishSheet() throws IOException {
    if (open != null) {
      open.finish();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      try (out;
          book) {
        finishSheet();
      }
      try (OutputStream whole = new BufferedOutputStream(Files.newOutputStream(file))) {
        RepeatableArchive.copy(draft, whole);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
