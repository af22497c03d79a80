package landstock.warehouse.measure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Catalog;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.datafile.DataFiles;

/**
 * All measures, what they are summed from and by what they may be grouped. Immutable.
 *
 * @param text the file as written, which tells one set of measures from another
 * @param dimensions by name, in the order of the file
 * @param facts by name
 * @param measures by name, in the order of the file
 */
public record Measures(
    String text,
    Map<String, Dimension> dimensions,
    Map<String, Fact> facts,
    Map<String, Measure> measures) {
  private static final String FILE = "landstock/warehouse/measure/measures.yaml";

  public Measures {
    dimensions = new LinkedHashMap<>(dimensions);
    facts = new LinkedHashMap<>(facts);
    measures = new LinkedHashMap<>(measures);
  }

  /** The measures of the product. */
  public static Measures load(DataFiles files, Catalog catalog) {
    return read(files, DataFiles.resource(FILE), catalog);
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT or UNKNOWN_NAME, naming what does not fit the
   *     catalogue
   */
  static Measures read(DataFiles files, String yaml, Catalog catalog) {
    return new MeasureParser(yaml, catalog)
        .read(files.read("measures.yaml", yaml, MeasureFile.class));
  }

  /** The statement that answers a question. */
  public MeasureStatement compile(MeasureQuery query) {
    return new MeasureCompiler(this, query).compile();
  }

  /**
   * The same with a column after each dimension whose values have names: {@code street_label}.
   *
   * @param english whether the names are English ones, as far as there are any
   */
  public MeasureStatement compileLabelled(MeasureQuery query, boolean english) {
    return Labelled.of(this, query, compile(query), english);
  }

  /** Facts a measure can be summed from; for a ratio, those of both its sums. */
  public static List<String> factsOf(Measure measure) {
    return measure.sums().stream()
        .flatMap(s -> s.terms().stream())
        .map(t -> t.fact().name())
        .distinct()
        .toList();
  }

  /** Dimensions a measure can be asked by: each is enough alone, not all go together. */
  public List<String> dimensionsOf(Measure measure) {
    return dimensions.keySet().stream()
        .filter(d -> measure.sums().stream().allMatch(s -> termFor(s, List.of(d)).isPresent()))
        .toList();
  }

  /**
   * @throws LandstockException UNKNOWN_NAME with the nearest
   */
  public Measure measure(String name) {
    return named("measure", name, measures);
  }

  /**
   * @throws LandstockException UNKNOWN_NAME with the nearest
   */
  public Dimension dimension(String name) {
    return named("dimension", name, dimensions);
  }

  static <T> T named(String what, String name, Map<String, T> known) {
    T found = known.get(name);
    if (found == null) {
      throw unknown(what, name, known.keySet());
    }
    return found;
  }

  static LandstockException unknown(String what, String name, Collection<String> known) {
    return new LandstockException(Code.UNKNOWN_NAME, "there is no " + what + " '" + name + "'")
        .withHint("known: " + String.join(", ", known))
        .withSuggestions(Nearest.to(name, known));
  }

  /** The first of its facts that has every dimension asked. */
  static Optional<Measure.Term> termFor(Measure.Sum sum, Collection<String> asked) {
    return sum.terms().stream()
        .filter(t -> t.fact().ways().keySet().containsAll(asked))
        .findFirst();
  }
}
