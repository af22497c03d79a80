package landstock.api.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import landstock.warehouse.inspect.Fit;

/** What inspections and plans have in common when they are shown. */
final class Told {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Told() {}

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts and numbers are always JSON", e);
    }
  }

  /** One line per header: what it means and why, in both languages where words are needed. */
  static List<String> mapping(Fit fit) {
    List<String> lines = new ArrayList<>();
    for (Fit.Mapped mapped : fit.mapped()) {
      String unit = mapped.unit() == null ? "" : ", " + mapped.unit() + " × " + mapped.factor();
      lines.add(
          String.format(
              Locale.ROOT,
              "  %s -> %s  (%s %s, %.0f %%%s)",
              mapped.header(),
              mapped.column(),
              mapped.by(),
              mapped.name(),
              mapped.confidence() * 100,
              unit));
    }
    for (Fit.Unmapped unmapped : fit.unmapped()) {
      lines.add(
          "  "
              + unmapped.header()
              + " -> 未使用 / not used"
              + (unmapped.nearest().isEmpty()
                  ? ""
                  : "  (" + String.join(", ", unmapped.nearest()) + "?)"));
    }
    fit.missing().forEach(c -> lines.add("  缺少 / missing: " + c));
    return lines;
  }

  /** Findings and doubts, Chinese first. */
  static List<String> told(List<landstock.warehouse.inspect.Told> all) {
    List<String> lines = new ArrayList<>();
    for (landstock.warehouse.inspect.Told one : all) {
      String row = one.row() == null ? "" : " (" + one.row() + ")";
      lines.add("  " + (one.blocks() ? "✗ " : "? ") + one.text().zh() + row);
      lines.add("    " + one.text().en() + "; " + one.next().en());
    }
    return lines;
  }
}
