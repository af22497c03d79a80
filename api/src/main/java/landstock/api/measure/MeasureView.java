package landstock.api.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import landstock.api.export.Survey;
import landstock.api.export.Units;
import landstock.sql.catalog.Label;
import landstock.warehouse.measure.Dimension;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.measure.DimensionValues.Value;
import landstock.warehouse.measure.Measure;
import landstock.warehouse.measure.Measures;
import org.jspecify.annotations.Nullable;

/**
 * A measure as clients see it.
 *
 * @param asOf {@code survey} where it is what the survey found, whatever year it is asked for; else
 *     {@code year}
 * @param factor what the quotient of a ratio is multiplied by
 * @param dimensions each of which it can be asked by alone
 * @param dimensionsByLevel those that it can be asked by at once, with a level and the year
 */
record MeasureView(
    String name,
    Label label,
    String unit,
    String additivity,
    String asOf,
    String sensitivity,
    String doc,
    String formula,
    String source,
    @Nullable String numerator,
    @Nullable String denominator,
    @Nullable Double factor,
    List<String> dimensions,
    List<String> levels,
    Map<String, List<String>> dimensionsByLevel) {
  private static final List<String> LEVELS = List.of("parcel", "building", "grid", "street");

  record All(
      String snapshot,
      String surveyDate,
      @Nullable Label notice,
      @Nullable String currency,
      List<Integer> years,
      List<MeasureView> measures,
      List<DimensionView> dimensions) {}

  /**
   * @param choices what may stand behind the colon, where the dimension needs one
   * @param values that the snapshot has, where they are few
   */
  record DimensionView(
      String name, Label label, @Nullable List<String> choices, @Nullable List<ValueView> values) {}

  record ValueView(String code, Label label) {}

  static All all(Measures measures, Survey survey, DimensionValues values) {
    List<Integer> years =
        values.of(survey.id(), DimensionValues.YEAR).stream()
            .map(v -> Integer.valueOf(v.code()))
            .toList();
    return new All(
        survey.id(),
        survey.snapshot().surveyDate().toString(),
        survey.snapshot().notice().orElse(null),
        survey.currency().orElse(null),
        years,
        measures.measures().values().stream().map(m -> of(measures, m, survey.currency())).toList(),
        measures.dimensions().values().stream()
            .map(d -> dimension(d, survey.id(), values))
            .toList());
  }

  private static MeasureView of(Measures all, Measure measure, Optional<String> currency) {
    Measure.Facts about = measure.about();
    List<String> dimensions = all.dimensionsOf(measure);
    List<String> levels = LEVELS.stream().filter(dimensions::contains).toList();
    Measure.@Nullable Ratio ratio = measure instanceof Measure.Ratio r ? r : null;
    return new MeasureView(
        about.name(),
        about.label(),
        Units.of(about.unit(), currency),
        additivity(measure),
        measure.asOfSurvey() ? "survey" : "year",
        about.sensitivity().name().toLowerCase(Locale.ROOT),
        about.formula() + " (" + about.source() + ")",
        about.formula(),
        about.source(),
        ratio == null ? null : ratio.numerator().name(),
        ratio == null ? null : ratio.denominator().name(),
        ratio == null ? null : ratio.factor(),
        dimensions,
        levels,
        byLevel(all, measure, levels));
  }

  private static Map<String, List<String>> byLevel(
      Measures all, Measure measure, List<String> levels) {
    Map<String, List<String>> byLevel = new LinkedHashMap<>();
    for (String level : levels) {
      byLevel.put(
          level,
          all.dimensions().keySet().stream()
              .filter(d -> measure.sums().stream().allMatch(s -> waysAt(s, level).contains(d)))
              .toList());
    }
    return byLevel;
  }

  /** What the fact knows that answers for a level and a year: of one fact, all go together. */
  private static Set<String> waysAt(Measure.Sum sum, String level) {
    return sum.terms().stream()
        .map(t -> t.fact().ways().keySet())
        .filter(ways -> ways.containsAll(List.of(level, DimensionValues.YEAR)))
        .findFirst()
        .orElse(Set.of());
  }

  private static String additivity(Measure measure) {
    if (measure instanceof Measure.Ratio) {
      return "ratio";
    }
    return measure.additiveOverYears() ? "additive" : "semi_additive";
  }

  private static DimensionView dimension(
      Dimension dimension, String snapshot, DimensionValues values) {
    if (!DimensionValues.few(dimension)) {
      return new DimensionView(dimension.name(), dimension.label(), null, null);
    }
    List<ValueView> seen = new ArrayList<>();
    for (Value value : values.of(snapshot, dimension.name())) {
      if (value.seen()) {
        seen.add(new ValueView(value.code(), value.label()));
      }
    }
    List<String> choices = seen.stream().map(ValueView::code).toList();
    return dimension.choose()
        ? new DimensionView(dimension.name(), dimension.label(), choices, null)
        : new DimensionView(dimension.name(), dimension.label(), null, seen);
  }
}
