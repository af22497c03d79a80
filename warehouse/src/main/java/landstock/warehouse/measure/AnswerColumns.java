package landstock.warehouse.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import landstock.sql.engine.Identifiers;
import landstock.warehouse.measure.MeasureStatement.ResultColumn;
import landstock.warehouse.measure.MeasureStatement.Role;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an answer, over the sums {@code a0} (amount), {@code k0} (rows that know it) and
 * {@code n0} (rows), and the dimensions {@code d0}.
 */
final class AnswerColumns {
  private static final Label KNOWN = new Label("覆盖率", "coverage");

  private final Map<Measure.Sum, Integer> sums;
  private final List<String> items = new ArrayList<>();
  private final List<ResultColumn> columns = new ArrayList<>();

  /**
   * @param total whether these are of the row of totals, whose dimensions are NULL
   */
  AnswerColumns(
      MeasureQuery query,
      List<Asked> dimensions,
      List<Measure> measures,
      Map<Measure.Sum, Integer> sums,
      boolean total) {
    this.sums = sums;
    for (int i = 0; i < dimensions.size(); i++) {
      Asked asked = dimensions.get(i);
      Label label = asked.dimension().label();
      String value = total ? typedNull(asked) : "d" + i;
      add(value, asked.column(), Role.DIMENSION, asked.name(), label, null);
    }
    if (query.totals()) {
      add(total ? "TRUE" : "FALSE", "is_total", Role.TOTAL, "", new Label("合计", "Total"), null);
    }
    for (Measure measure : measures) {
      if (measure instanceof Measure.Sum sum) {
        Measure.Facts about = sum.about();
        String name = about.name();
        add("a" + sums.get(sum), name, Role.MEASURE, name, about.label(), about.unit());
        coverage(sum, known(sum));
      } else if (measure instanceof Measure.Ratio ratio) {
        ratio(ratio);
      }
    }
  }

  /** What comes after SELECT. */
  String list() {
    return String.join(",\n  ", items);
  }

  List<ResultColumn> columns() {
    return columns;
  }

  private static String typedNull(Asked asked) {
    String type = asked.dimension().name().equals("year") ? "INTEGER" : "VARCHAR";
    return "CAST(NULL AS " + type + ")";
  }

  private void ratio(Measure.Ratio ratio) {
    String top = "a" + sums.get(ratio.numerator());
    String bottom = "a" + sums.get(ratio.denominator());
    String name = ratio.name();
    String value =
        "CAST("
            + top
            + " AS DOUBLE) / NULLIF(CAST("
            + bottom
            + " AS DOUBLE), 0)"
            + (ratio.factor() == 1 ? "" : " * " + ratio.factor());
    Measure.Facts about = ratio.about();
    add(value, name, Role.MEASURE, name, about.label(), about.unit());
    Measure.Facts over = ratio.numerator().about();
    add(top, name + "_numerator", Role.NUMERATOR, name, over.label(), over.unit());
    Measure.Facts under = ratio.denominator().about();
    add(bottom, name + "_denominator", Role.DENOMINATOR, name, under.label(), under.unit());
    coverage(ratio, "LEAST(" + known(ratio.numerator()) + ", " + known(ratio.denominator()) + ")");
  }

  private void coverage(Measure measure, String known) {
    String name = measure.name();
    add(known, name + "_coverage", Role.COVERAGE, name, KNOWN, "1");
  }

  private String known(Measure.Sum sum) {
    int i = sums.getOrDefault(sum, 0);
    return "CAST(k" + i + " AS DOUBLE) / NULLIF(n" + i + ", 0)";
  }

  private void add(
      String sql, String name, Role role, String of, Label label, @Nullable String unit) {
    items.add(sql + " AS " + Identifiers.quote(name));
    columns.add(new ResultColumn(name, role, of, label, Optional.ofNullable(unit)));
  }
}
