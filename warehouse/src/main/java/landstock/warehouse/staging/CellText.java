package landstock.warehouse.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.mapping.HeaderMap;
import landstock.warehouse.mapping.HeaderMatch;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.source.Excerpt;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.MemoryBudget;
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
   * @param text its first 1,000 characters; null where the cell is empty, or the column holds the
   *     shape
   */
  public record Cell(Optional<String> header, @Nullable String text) {}

  private static final int LONGEST = 1000;

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
    return find(folder, handIn, dataset, sha256, Map.of(row, Set.of(column)))
        .flatMap(found -> Optional.ofNullable(found.get(new Place(row, column))));
  }

  /**
   * Where a cell is.
   *
   * @param row its number in the hand-in
   * @param column of the dataset
   */
  public record Place(long row, String column) {}

  /**
   * Many cells by one reading, up to the last row that is wanted.
   *
   * @param wanted row to columns of the dataset
   * @return empty where the hand-in is not there any more, or has changed
   */
  public static Optional<Map<Place, Cell>> find(
      Path folder, HandIn handIn, Dataset dataset, String sha256, Map<Long, Set<String>> wanted) {
    try {
      Path work = Files.createTempDirectory("landstock-cell-");
      try {
        FileFormat format = Formats.of(handIn.format(), work, MemoryBudget.ofHeap(1));
        List<Path> files = HandInFiles.of(folder, handIn);
        List<Path> parts = new ArrayList<>();
        for (Path file : files) {
          if (format.live() || !Files.exists(file)) {
            return Optional.empty();
          }
          parts.addAll(format.parts(file));
        }
        return HandInDigest.of(parts).equals(sha256)
            ? Optional.of(new Search(handIn, dataset, wanted).in(files, format))
            : Optional.empty();
      } finally {
        WorkFolders.delete(work);
      }
    } catch (IOException | Unreadable e) {
      throw new LandstockException(
          Code.DATA, handIn.file() + " cannot be read any more: " + e.getMessage(), e);
    }
  }

  /** Ends the reading after the last record that is wanted. */
  private static final class Enough extends RuntimeException {
    Enough() {
      super("enough", null, false, false);
    }
  }

  private static final class Search implements Records {
    private final HandIn handIn;
    private final HeaderMap map;
    private final List<String> columns;
    private final Set<String> shapes;
    private final Map<Long, Set<String>> wanted;
    private final long last;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<Place, Cell> found = new HashMap<>();
    private long rowsBefore;
    private long lastRow;

    Search(HandIn handIn, Dataset dataset, Map<Long, Set<String>> wanted) {
      this.handIn = handIn;
      this.map = new HeaderMap(dataset, handIn);
      this.columns = dataset.columns().stream().map(Column::name).toList();
      this.shapes =
          dataset.columns().stream()
              .filter(c -> c.type().kind() == Kind.GEOMETRY)
              .map(Column::name)
              .collect(Collectors.toSet());
      this.wanted = wanted;
      this.last = wanted.keySet().stream().mapToLong(r -> r).max().orElse(0);
    }

    Map<Place, Cell> in(List<Path> files, FileFormat format) throws IOException, Unreadable {
      try {
        for (Path file : files) {
          rowsBefore = lastRow;
          format.read(file, handIn, this, bytes -> {});
        }
      } catch (Enough enough) {
        return found;
      }
      return found;
    }

    @Override
    public int width() {
      return columns.size();
    }

    @Override
    public int find(String name) {
      int column = map.find(name).map(HeaderMatch::column).orElse(NONE);
      if (column != NONE) {
        headers.put(columns.get(column), name);
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
      for (String name : begin(number)) {
        int column = columns.indexOf(name);
        keep(number, name, column < 0 ? null : texts[column]);
      }
      end(number);
    }

    @Override
    public void reject(long number, String rule, @Nullable String value, String detail) {
      for (String name : begin(number)) {
        keep(number, name, value);
      }
      end(number);
    }

    private Set<String> begin(long number) {
      count(number);
      return wanted.getOrDefault(rowsBefore + number, Set.of());
    }

    /** Staging numbers a file's records on from all rows told before, notes and flags included. */
    private void count(@Nullable Long number) {
      lastRow = number == null ? lastRow : Math.max(lastRow, rowsBefore + number);
    }

    private void keep(long number, String column, @Nullable String text) {
      String shown = text == null || shapes.contains(column) ? null : Excerpt.of(text, LONGEST);
      found.put(
          new Place(rowsBefore + number, column),
          new Cell(Optional.ofNullable(headers.get(column)), shown));
    }

    private void end(long number) {
      if (rowsBefore + number >= last) {
        throw new Enough();
      }
    }

    @Override
    public void flag(long number, String rule, String detail) {
      count(number);
    }

    @Override
    public void flag(long number, int column, String rule, @Nullable String value, String detail) {
      count(number);
    }

    @Override
    public void note(String rule, @Nullable Long number, @Nullable String value, String detail) {
      count(number);
    }

    @Override
    public Unreadable unreadable(
        String rule, @Nullable Long number, @Nullable String value, String detail) {
      return new Unreadable(new Finding(rule, handIn.name(), number, null, value, detail));
    }
  }
}
