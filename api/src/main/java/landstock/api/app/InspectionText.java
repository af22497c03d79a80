package landstock.api.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import landstock.warehouse.inspect.ColumnProfile;
import landstock.warehouse.inspect.CrsGuess;
import landstock.warehouse.inspect.Fit;
import landstock.warehouse.inspect.Inspection;

/** An inspection for somebody at a terminal. */
final class InspectionText {
  private static final int LONGEST_EXAMPLE = 24;

  private InspectionText() {}

  static List<String> of(Inspection inspection) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s, %s (%.0f %%: %s)",
            inspection.file(),
            inspection.format(),
            inspection.encoding().name(),
            inspection.encoding().confidence() * 100,
            inspection.encoding().why()));
    lines.add(
        String.format(
            Locale.ROOT,
            "记录 / rows: %,d%s%s",
            inspection.rows(),
            inspection.whole() ? "" : "+",
            inspection.shapes().isEmpty() ? "" : ", " + inspection.shapes()));
    lines.add("坐标系 / CRS: " + crs(inspection.crs()));
    lines.add("");
    lines.add("字段 / columns:");
    for (ColumnProfile.Seen column : inspection.columns()) {
      lines.add(column(column));
    }
    rows(inspection, lines);
    fits(inspection, lines);
    if (!inspection.told().isEmpty()) {
      lines.add("");
      lines.add("发现与存疑 / findings and doubts:");
      lines.addAll(Told.told(inspection.told()));
    }
    return lines;
  }

  private static String crs(CrsGuess guess) {
    String name = guess.srid() == null ? "?" : "EPSG:" + guess.srid();
    return String.format(
        Locale.ROOT, "%s (%.0f %%: %s)", name, guess.confidence() * 100, guess.why());
  }

  private static String column(ColumnProfile.Seen column) {
    return String.format(
        Locale.ROOT,
        "  %s  %s, %.0f %% 空 / null: %s",
        column.header(),
        column.type(),
        column.nullShare() * 100,
        String.join(" · ", column.examples()));
  }

  private static void rows(Inspection inspection, List<String> lines) {
    lines.add("");
    lines.add("前几行 / first rows:");
    for (List<String> row : inspection.first()) {
      lines.add("  " + String.join(" | ", row.stream().map(InspectionText::cut).toList()));
    }
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > LONGEST_EXAMPLE ? line.substring(0, LONGEST_EXAMPLE) + "…" : line;
  }

  private static void fits(Inspection inspection, List<String> lines) {
    lines.add("");
    if (inspection.fits().isEmpty()) {
      lines.add("没有符合的数据集 / no dataset fits");
      return;
    }
    Fit best = inspection.fits().get(0);
    for (Fit fit : inspection.fits()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %s  %.0f %%",
              fit.dataset().equals(best.dataset()) ? "数据集 / dataset:" : "  或 / or:",
              fit.dataset(),
              fit.score() * 100));
    }
    lines.addAll(Told.mapping(best));
  }
}
