package landstock.api.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import landstock.api.export.Heading;
import landstock.api.export.Survey;
import landstock.api.export.Units;
import landstock.sql.catalog.Label;
import landstock.warehouse.measure.Measure;
import landstock.warehouse.measure.MeasureStatement;
import landstock.warehouse.measure.MeasureStatement.ResultColumn;
import landstock.warehouse.measure.Measures;

/** What is said of the columns of an answer. */
final class MeasureHeadings {
  private MeasureHeadings() {}

  static List<Heading> of(Measures measures, MeasureStatement statement, Survey survey) {
    List<Heading> headings = new ArrayList<>();
    for (ResultColumn column : statement.columns()) {
      Map<String, String> more = new LinkedHashMap<>();
      more.put("role", column.role().name().toLowerCase(Locale.ROOT));
      more.put("of", column.of());
      headings.add(
          new Heading(
              column.name(),
              label(measures, column),
              column.unit().map(u -> Units.of(u, survey.currency())),
              false,
              more));
    }
    return headings;
  }

  /** Columns beside a measure are called after it, so that no two are called the same. */
  private static Label label(Measures measures, ResultColumn column) {
    Measure measure = measures.measures().get(column.of());
    if (measure == null) {
      return column.label();
    }
    Label of = measure.about().label();
    Label own = column.label();
    return switch (column.role()) {
      case NUMERATOR -> new Label(of.zh() + "·分子：" + own.zh(), of.en() + ": " + own.en());
      case DENOMINATOR -> new Label(of.zh() + "·分母：" + own.zh(), of.en() + " / " + own.en());
      case COVERAGE -> new Label(of.zh() + "·" + own.zh(), of.en() + ", " + own.en());
      case DIMENSION, LABEL, MEASURE, TOTAL -> own;
    };
  }
}
