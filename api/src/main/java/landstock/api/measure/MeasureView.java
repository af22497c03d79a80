package landstock.api.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import landstock.api.export.Survey;
import landstock.api.export.Units;
import landstock.sql.catalog.Label;
import landstock.warehouse.measure.Dimension;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.measure.DimensionValues.Value;
import landstock.warehouse.measure.Measure;
import landstock.warehouse.measure.Measures;
import org.jspecify.annotations.Nullable;

/** A measure as clients see it. */
record MeasureView(
    String name,
    Label label,
    String unit,
    String additivity,
    String sensitivity,
    String doc,
    String formula,
    String source,
    @Nullable String numerator,
    @Nullable String denominator,
    List<String> dimensions,
    List<String> levels) {
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
    Measure.@Nullable Ratio ratio = measure instanceof Measure.Ratio r ? r : null;
    return new MeasureView(
        about.name(),
        about.label(),
        Units.of(about.unit(), currency),
        additivity(measure),
        about.sensitivity().name().toLowerCase(Locale.ROOT),
        about.formula() + " (" + about.source() + ")",
        about.formula(),
        about.source(),
        ratio == null ? null : ratio.numerator().name(),
        ratio == null ? null : ratio.denominator().name(),
        dimensions,
        LEVELS.stream().filter(dimensions::contains).toList());
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
