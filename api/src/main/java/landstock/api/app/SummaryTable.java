package landstock.api.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import landstock.warehouse.load.LoadSummary;

/** What a load did, one line per survey, and what was left out or noted, by rule. */
final class SummaryTable {
  private static final int MOST_RULES = 8;

  private SummaryTable() {}

  static String of(List<LoadSummary> summaries) {
    int width =
        Math.max(
            "snapshot".length(),
            summaries.stream().mapToInt(s -> s.snapshot().length()).max().orElse(0));
    String form = "%-10s  %-" + width + "s  %12s  %12s  %10s  %8s%n";
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT, form, "survey", "snapshot", "rows read", "loaded", "rejected", "seconds"));
    for (LoadSummary summary : summaries) {
      table.append(
          String.format(
              Locale.ROOT,
              form,
              summary.survey(),
              summary.snapshot(),
              String.format(Locale.ROOT, "%,d", summary.rowsRead()),
              String.format(Locale.ROOT, "%,d", summary.rowsLoaded()),
              String.format(Locale.ROOT, "%,d", sum(summary.rejected())),
              String.format(Locale.ROOT, "%.1f", summary.seconds())));
    }
    for (LoadSummary summary : summaries) {
      details(summary).forEach(line -> table.append(line).append(System.lineSeparator()));
    }
    return table.toString();
  }

  private static List<String> details(LoadSummary summary) {
    List<String> lines = new ArrayList<>();
    if (!summary.rejected().isEmpty()) {
      lines.add(summary.survey() + " rejected by rule: " + counts(summary.rejected()));
    }
    if (!summary.findings().isEmpty()) {
      lines.add(
          summary.survey()
              + " findings: "
              + counts(summary.findings())
              + " (each in meta.quality_finding)");
      lines.add(summary.survey() + " findings by rule: " + mostFrequent(summary.findingsByRule()));
    }
    return lines;
  }

  private static String mostFrequent(Map<String, Long> byRule) {
    String shown =
        byRule.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_RULES)
            .map(e -> e.getKey() + " " + String.format(Locale.ROOT, "%,d", e.getValue()))
            .collect(Collectors.joining(", "));
    int left = byRule.size() - MOST_RULES;
    return left > 0 ? shown + ", and " + left + " other rules" : shown;
  }

  private static String counts(Map<String, Long> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(e -> e.getKey() + " " + String.format(Locale.ROOT, "%,d", e.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
