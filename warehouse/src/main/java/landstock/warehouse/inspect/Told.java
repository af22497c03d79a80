package landstock.warehouse.inspect;

import java.util.Locale;
import landstock.sql.catalog.Label;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.quality.Rule;
import landstock.warehouse.quality.Rules;
import landstock.warehouse.quality.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding of a reading that loads nothing, or a doubt of a plan.
 *
 * @param rule id in the rules; a doubt has none
 * @param blocks whether a load would publish nothing
 */
public record Told(
    @Nullable String rule,
    String severity,
    @Nullable Long row,
    Label text,
    Label next,
    boolean blocks) {

  static Told of(Finding finding, Rules rules) {
    Rule rule = rules.get(finding.rule());
    String more =
        (finding.value() == null ? "" : ": " + finding.value())
            + (finding.detail() == null ? "" : " (" + finding.detail() + ")");
    return new Told(
        rule.id(),
        rule.severity().name().toLowerCase(Locale.ROOT),
        finding.row(),
        new Label(rule.reason().zh() + more, rule.reason().en() + more),
        rule.nextStep(),
        rule.severity() == Severity.BLOCKING);
  }

  static Told rule(String id, Rules rules, String detail) {
    return of(new Finding(id, "", null, null, null, detail), rules);
  }

  /** The same with the file's name, where it is one of several. */
  Told in(String place) {
    return place.isEmpty()
        ? this
        : new Told(
            rule, severity, row, new Label(place + text.zh(), place + text.en()), next, blocks);
  }

  static Told doubt(String zh, String en) {
    return new Told(
        null, "doubt", null, new Label(zh, en), new Label("请核对", "Please check"), false);
  }
}
