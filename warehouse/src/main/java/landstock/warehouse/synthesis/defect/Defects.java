package landstock.warehouse.synthesis.defect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.synthesis.defect.Defect.Merge;
import org.jspecify.annotations.Nullable;

/**
 * All that is wrong on purpose in a pack, and all that its quality report says besides.
 *
 * @param defects in the order in which copies are added
 * @param besides what is said of hand-ins that are as they should be, such as which sheet was read
 */
public record Defects(List<Defect> defects, List<Besides> besides) {

  /**
   * What is said without anything being wrong.
   *
   * @param why it is said
   */
  public record Besides(List<String> surveys, Label why, Expected found) {
    public Besides {
      surveys = List.copyOf(surveys);
    }
  }

  private record File(@Nullable List<One> defects, @Nullable List<Other> besides) {}

  private record One(
      @Nullable List<String> surveys,
      @Nullable String file,
      @Nullable Long record,
      boolean copied,
      @Nullable Map<String, @Nullable String> set,
      @Nullable String shape,
      @Nullable Merge merge,
      @Nullable Label what,
      @Nullable List<Found> finds) {}

  private record Other(
      @Nullable List<String> surveys, @Nullable Label why, @Nullable Found found) {}

  private record Found(
      @Nullable String source,
      @Nullable String rule,
      @Nullable List<Long> rows,
      @Nullable String column,
      @Nullable String key,
      @Nullable Integer count) {}

  public Defects {
    defects = List.copyOf(defects);
    besides = List.copyOf(besides);
  }

  public static Defects none() {
    return new Defects(List.of(), List.of());
  }

  /**
   * @param place names the file in messages
   * @throws LandstockException INVALID_ARGUMENT if it is wrong
   */
  public static Defects parse(String place, String yaml) {
    File file = new DataFiles().read(place, yaml, File.class);
    List<Defect> defects = new ArrayList<>();
    for (One one : need(file.defects(), place, "defects")) {
      defects.add(defect(place + " defect " + (defects.size() + 1), one));
    }
    List<Besides> besides = new ArrayList<>();
    for (Other other : need(file.besides(), place, "besides")) {
      String here = place + " besides " + (besides.size() + 1);
      besides.add(
          new Besides(
              need(other.surveys(), here, "surveys"),
              need(other.why(), here, "why"),
              expected(here, need(other.found(), here, "found"))));
    }
    return new Defects(defects, besides);
  }

  private static Defect defect(String place, One one) {
    return new Defect(
        need(one.surveys(), place, "surveys"),
        need(one.file(), place, "file"),
        need(one.record(), place, "record"),
        one.copied(),
        one.set() == null ? Map.of() : one.set(),
        Optional.ofNullable(one.shape()).map(words -> shape(place, words)),
        Optional.ofNullable(one.merge()),
        need(one.what(), place, "what"),
        need(one.finds(), place, "finds").stream().map(f -> expected(place, f)).toList());
  }

  private static ShapeChange shape(String place, String words) {
    try {
      return ShapeChange.of(words);
    } catch (IllegalArgumentException e) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": " + e.getMessage(), e);
    }
  }

  private static Expected expected(String place, Found found) {
    List<Long> rows = found.rows() == null ? List.of() : found.rows();
    int count = found.count() == null ? Math.max(1, rows.size()) : found.count();
    return new Expected(
        need(found.source(), place, "source"),
        need(found.rule(), place, "rule"),
        rows,
        Optional.ofNullable(found.column()),
        Optional.ofNullable(found.key()),
        count);
  }

  private static <T> T need(@Nullable T value, String place, String key) {
    if (value == null) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": '" + key + "' is missing");
    }
    return value;
  }
}
