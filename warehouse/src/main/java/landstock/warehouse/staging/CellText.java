package landstock.warehouse.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.mapping.HeaderMap;
import landstock.warehouse.mapping.HeaderMatch;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Finds the cell of a hand-in that a value was read from, by reading it again. */
public final class CellText {

  /**
   * A cell as its owner wrote it.
   *
   * @param header of its column; absent where the pack gives the column a constant
   * @param text null where the cell is empty, or the column holds the shape
   */
  public record Cell(Optional<String> header, @Nullable String text) {}

  private CellText() {}

  /**
   * @param folder that the files of the pack are relative to
   * @param sha256 of the hand-in when it was loaded
   * @param row its number in the hand-in
   * @param column of the dataset
   * @return empty where the hand-in is not there any more, has changed, or has no such record
   */
  public static Optional<Cell> find(
      Path folder, HandIn handIn, Dataset dataset, String sha256, long row, String column) {
    try {
      Path work = Files.createTempDirectory("landstock-cell-");
      try {
        FileFormat format = Formats.of(handIn.format(), work);
        List<Path> files = HandInFiles.of(folder, handIn);
        List<Path> parts = new ArrayList<>();
        for (Path file : files) {
          if (format.live() || !Files.exists(file)) {
            return Optional.empty();
          }
          parts.addAll(format.parts(file));
        }
        return HandInDigest.of(parts).equals(sha256)
            ? new Search(handIn, dataset, row, column).in(files, format)
            : Optional.empty();
      } finally {
        WorkFolders.delete(work);
      }
    } catch (IOException | Unreadable e) {
      throw new LandstockException(
          Code.DATA, handIn.file() + " cannot be read any more: " + e.getMessage(), e);
    }
  }

  /** Ends the reading at the record that is wanted. */
  private static final class Found extends RuntimeException {
    private final transient Cell cell;

    Found(Cell cell) {
      super("found", null, false, false);
      this.cell = cell;
    }
  }

  private static final class Search implements Records {
    private final HandIn handIn;
    private final HeaderMap map;
    private final int width;
    private final int wanted;
    private final long row;
    private Optional<String> header = Optional.empty();
    private long rowsBefore;
    private long lastRow;

    Search(HandIn handIn, Dataset dataset, long row, String column) {
      this.handIn = handIn;
      this.map = new HeaderMap(dataset, handIn);
      this.width = dataset.columns().size();
      this.row = row;
      this.wanted = dataset.columns().stream().map(c -> c.name()).toList().indexOf(column);
    }

    Optional<Cell> in(List<Path> files, FileFormat format) throws IOException, Unreadable {
      try {
        for (Path file : files) {
          rowsBefore = lastRow;
          format.read(file, handIn, this, bytes -> {});
        }
        return Optional.empty();
      } catch (Found found) {
        return Optional.of(found.cell);
      }
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public int find(String name) {
      int column = map.find(name).map(HeaderMatch::column).orElse(NONE);
      if (column == wanted && column != NONE) {
        header = Optional.of(name);
      }
      return column;
    }

    @Override
    public boolean understands(String name) {
      return map.find(name).isPresent();
    }

    @Override
    public void checkHeaders() {}

    @Override
    public void accept(long number, @Nullable String[] texts, @Nullable Geometry geometry) {
      met(number, wanted < 0 ? null : texts[wanted]);
    }

    @Override
    public void reject(long number, String rule, @Nullable String value, String detail) {
      met(number, value);
    }

    private void met(long number, @Nullable String text) {
      lastRow = Math.max(lastRow, rowsBefore + number);
      if (rowsBefore + number == row) {
        throw new Found(new Cell(header, text));
      }
    }

    @Override
    public void flag(long number, String rule, String detail) {}

    @Override
    public void flag(long number, int column, String rule, @Nullable String value, String detail) {}

    @Override
    public void note(String rule, @Nullable Long number, @Nullable String value, String detail) {}

    @Override
    public Unreadable unreadable(
        String rule, @Nullable Long number, @Nullable String value, String detail) {
      return new Unreadable(new Finding(rule, handIn.name(), number, null, value, detail));
    }
  }
}
