package landstock.warehouse.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.inspect.Fit.Mapped;
import landstock.warehouse.mapping.HeaderMap;
import landstock.warehouse.mapping.UnitFault;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.quality.Rules;
import landstock.warehouse.staging.ValueCheck;
import landstock.warehouse.staging.Years;

/** What is not sure about a mapping, and what of it would stop a load. */
final class Doubts {
  private static final double SURE = 0.9;

  private final Dataset dataset;
  private final HandIn handIn;
  private final HeaderMap map;
  private final Years years;
  private final Sample sample;
  private final Rules rules;
  private final List<Told> told = new ArrayList<>();

  private Doubts(Dataset dataset, HandIn handIn, Years years, Sample sample, Rules rules) {
    this.dataset = dataset;
    this.handIn = handIn;
    this.map = new HeaderMap(dataset, handIn);
    this.years = years;
    this.sample = sample;
    this.rules = rules;
  }

  static List<Told> of(
      Fit fit, Dataset dataset, HandIn handIn, Years years, Sample sample, Rules rules) {
    Doubts doubts = new Doubts(dataset, handIn, years, sample, rules);
    sample.tables().forEach(doubts::table);
    fit.mapped().forEach(doubts::mapped);
    return doubts.told;
  }

  /** Every sheet must have all columns itself. */
  private void table(Sample.Table table) {
    Fit fit = Fit.of(dataset, handIn, List.copyOf(table.headers()), sample::above, false);
    String where = table.sheet().isEmpty() ? "" : "sheet '" + table.sheet() + "': ";
    fit.missing().forEach(c -> rule("column_missing", where + c));
    fit.notThere().forEach(c -> rule("column_missing", where + "the pack names " + c));
    Map<String, String> first = new TreeMap<>();
    for (Mapped mapped : fit.mapped()) {
      String before = first.putIfAbsent(mapped.column(), mapped.header());
      if (before != null) {
        rule("column_twice", where + before + ", " + mapped.header());
      }
    }
  }

  private void rule(String id, String detail) {
    told.add(Told.rule(id, rules, detail));
  }

  private void mapped(Mapped mapped) {
    if (mapped.confidence() < SURE) {
      told.add(
          Told.doubt(
              "表头“" + mapped.header() + "”是否即 " + mapped.column() + " 不确定",
              "Header '" + mapped.header() + "' may not mean " + mapped.column()));
    }
    Column column =
        dataset.columns().stream()
            .filter(c -> c.name().equals(mapped.column()))
            .findFirst()
            .orElseThrow();
    unit(mapped, column);
    List<String> values = sample.values(mapped.header());
    if (column.type().kind() == Kind.DATE) {
      dates(column, mapped, values);
    }
    misfits(column, mapped, values);
  }

  private void unit(Mapped mapped, Column column) {
    map.find(mapped.header(), sample.above(mapped.header()))
        .flatMap(match -> UnitFault.of(match, column, handIn))
        .ifPresent(fault -> rule(fault.rule(), mapped.header() + ": " + fault.detail()));
  }

  private void dates(Column column, Mapped mapped, List<String> values) {
    if (handIn.formats().containsKey(column.name()) || values.isEmpty()) {
      return;
    }
    List<String> forms = DateGuess.of(values);
    ValueCheck check = new ValueCheck(dataset, column, handIn, years);
    boolean read = values.stream().allMatch(v -> check.misfit(v).isEmpty());
    if (!read && !forms.isEmpty()) {
      String proposal = "formats: {" + column.name() + ": '" + forms.get(0) + "'}";
      String choice = forms.size() > 1 ? String.join(" / ", forms) : forms.get(0);
      told.add(
          Told.doubt(
              "“" + mapped.header() + "”的日期格式似为 " + choice + "，请声明 " + proposal,
              "Dates of '" + mapped.header() + "' look like " + choice + "; declare " + proposal));
    }
  }

  private void misfits(Column column, Mapped mapped, List<String> values) {
    if (column.type().kind() == Kind.GEOMETRY) {
      sample
          .noShapes(mapped.header())
          .ifPresent(some -> rule("not_geometry", mapped.header() + ": " + some));
      return;
    }
    ValueCheck check = new ValueCheck(dataset, column, handIn, years);
    Map<String, Integer> byRule = new TreeMap<>();
    Map<String, String> examples = new TreeMap<>();
    for (String value : values) {
      Optional<String> rule = check.misfit(value);
      rule.ifPresent(r -> byRule.merge(r, 1, Integer::sum));
      rule.ifPresent(r -> examples.putIfAbsent(r, value));
    }
    byRule.forEach(
        (rule, count) ->
            rule(
                rule,
                mapped.header()
                    + ": "
                    + count
                    + " of the first "
                    + values.size()
                    + " values, such as '"
                    + examples.get(rule)
                    + "'"));
  }
}
