package landstock.warehouse.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.measure.MeasureFile.CodesFile;
import landstock.warehouse.measure.MeasureFile.FactFile;
import landstock.warehouse.measure.MeasureFile.OneFile;
import landstock.warehouse.measure.MeasureFile.TermFile;
import landstock.warehouse.measure.MeasureFile.WayFile;
import org.jspecify.annotations.Nullable;

/** Reads measures against the catalogue; nothing it names may be missing there. */
final class MeasureParser {
  private final String text;
  private final Catalog catalog;
  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Map<String, Measure> measures = new LinkedHashMap<>();

  MeasureParser(String text, Catalog catalog) {
    this.text = text;
    this.catalog = catalog;
  }

  Measures read(MeasureFile file) {
    for (MeasureFile.DimensionFile d : file.dimensions()) {
      String name = text(d.name(), "a dimension", "name");
      put(
          dimensions,
          name,
          new Dimension(name, label(d.label(), name), d.choose(), codes(name, d.codes())));
    }
    for (FactFile fact : file.facts()) {
      String name = text(fact.name(), "a fact", "name");
      put(facts, name, fact(name, fact));
    }
    for (OneFile one : file.measures()) {
      String name = text(one.name(), "a measure", "name");
      put(measures, name, one.terms() == null ? ratio(name, one) : sum(name, one, one.terms()));
    }
    return new Measures(text, dimensions, facts, measures);
  }

  private Optional<Dimension.Codes> codes(String dimension, @Nullable CodesFile file) {
    if (file == null) {
      return Optional.empty();
    }
    String place = dimension + ".codes";
    Table table = table(place, text(file.table(), place, "table"));
    String key = text(file.key(), place, "key");
    String zh = text(file.zh(), place, "zh");
    String en = file.en() == null ? zh : file.en();
    Map<String, String> where = file.where() == null ? Map.of() : file.where();
    where.keySet().forEach(c -> Expression.column(place, c, table));
    Set<String> fixed = new LinkedHashSet<>(where.keySet());
    fixed.add(key);
    that(
        fixed.equals(Set.copyOf(table.grain())),
        place,
        "several rows of " + table.qualifiedName() + " may fit: its grain is " + table.grain());
    return Optional.of(
        new Dimension.Codes(
            table,
            Expression.column(place, key, table),
            Expression.column(place, zh, table),
            Expression.column(place, en, table),
            where,
            file.few()));
  }

  private Fact fact(String name, FactFile file) {
    Table table = table(name, text(file.table(), name, "table"));
    Map<String, Fact.Way> ways = new LinkedHashMap<>();
    file.dimensions()
        .forEach(
            (dimension, way) -> {
              Dimension known = Measures.named("dimension", dimension, dimensions);
              ways.put(dimension, way(name + "." + dimension, known, way, table));
            });
    Optional<String> where =
        Optional.ofNullable(file.where()).map(w -> Expression.parse(name, w, table).sql());
    return new Fact(name, table, where, ways);
  }

  private Fact.Way way(String place, Dimension dimension, WayFile way, Table fact) {
    String column = text(way.column(), place, "column");
    if (way.via() == null) {
      that(!dimension.choose(), place, "a dimension with a choice needs 'via' and 'choose'");
      return new Fact.Way(Expression.column(place, column, fact), Optional.empty());
    }
    Table other = table(place, way.via());
    String on = text(way.on(), place, "on");
    Expression.column(place, on, fact);
    Expression.column(place, on, other);
    Optional<String> choose = Optional.ofNullable(way.choose());
    that(choose.isPresent() == dimension.choose(), place, "'choose' does not fit the dimension");
    choose.ifPresent(c -> Expression.column(place, c, other));
    Set<String> key = choose.isPresent() ? Set.of(on, choose.get()) : Set.of(on);
    that(
        key.equals(Set.copyOf(other.grain())),
        place,
        "several rows of " + other.qualifiedName() + " may fit: its grain is " + other.grain());
    return new Fact.Way(
        Expression.column(place, column, other), Optional.of(new Fact.Via(other, on, choose)));
  }

  private Measure.Sum sum(String name, OneFile one, List<TermFile> files) {
    List<Measure.Term> terms = new ArrayList<>();
    Sensitivity highest = Sensitivity.PUBLIC;
    for (TermFile file : files) {
      Fact fact = Measures.named("fact", text(file.fact(), name, "fact"), facts);
      Expression sum = Expression.parse(name, text(file.sum(), name, "sum"), fact.table());
      for (Column column : sum.columns()) {
        highest = higher(highest, column.sensitivity());
      }
      terms.add(new Measure.Term(fact, sum.sql()));
    }
    that(!terms.isEmpty(), name, "it has no term");
    String additivity = text(one.additivity(), name, "additivity");
    that(
        Set.of("additive", "semi_additive").contains(additivity),
        name,
        "additivity is additive or semi_additive");
    boolean additive = additivity.equals("additive");
    boolean asOfSurvey = one.asOf() != null;
    that(!asOfSurvey || "survey".equals(one.asOf()), name, "as_of is survey, or absent");
    that(!asOfSurvey || !additive, name, "what a survey found is not added over years");
    return new Measure.Sum(about(name, one, highest), additive, asOfSurvey, terms);
  }

  private Measure.Ratio ratio(String name, OneFile one) {
    Measure.Sum numerator = part(name, text(one.numerator(), name, "numerator"));
    Measure.Sum denominator = part(name, text(one.denominator(), name, "denominator"));
    Sensitivity highest =
        higher(numerator.about().sensitivity(), denominator.about().sensitivity());
    return new Measure.Ratio(
        about(name, one, highest), numerator, denominator, one.factor() == null ? 1 : one.factor());
  }

  private Measure.Sum part(String name, String of) {
    if (Measures.named("measure", of, measures) instanceof Measure.Sum sum) {
      return sum;
    }
    throw new LandstockException(
        Code.INVALID_ARGUMENT, "measure " + name + ": '" + of + "' is no sum");
  }

  private static Measure.Facts about(String name, OneFile one, Sensitivity sensitivity) {
    return new Measure.Facts(
        name,
        label(one.label(), name),
        text(one.unit(), name, "unit"),
        text(one.formula(), name, "formula"),
        text(one.source(), name, "source"),
        sensitivity);
  }

  private static Sensitivity higher(Sensitivity one, Sensitivity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private Table table(String place, String qualified) {
    return catalog.tables().stream()
        .filter(t -> t.qualifiedName().equals(qualified))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(
                        Code.UNKNOWN_NAME, place + ": there is no table '" + qualified + "'")
                    .withSuggestions(
                        Nearest.to(
                            qualified,
                            catalog.tables().stream().map(Table::qualifiedName).toList())));
  }

  private static <T> void put(Map<String, T> all, String name, T one) {
    that(all.put(name, one) == null, name, "it is declared twice");
  }

  private static String text(@Nullable String value, String place, String key) {
    if (value == null || value.isBlank()) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "measures.yaml: " + place + ": '" + key + "' is missing");
    }
    return value;
  }

  private static Label label(@Nullable Label value, String place) {
    if (value == null) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "measures.yaml: " + place + ": 'label' is missing");
    }
    return value;
  }

  private static void that(boolean holds, String place, String otherwise) {
    if (!holds) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "measures.yaml: " + place + ": " + otherwise);
    }
  }
}
