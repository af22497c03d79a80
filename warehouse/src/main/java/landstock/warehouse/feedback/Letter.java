package landstock.warehouse.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import landstock.sql.catalog.Label;
import landstock.warehouse.feedback.HandInReport.Line;
import landstock.warehouse.feedback.HandInReport.Source;
import org.jspecify.annotations.Nullable;

/** What both forms of a report say in the same words. */
final class Letter {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7f;
  private static final int PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;

  private Letter() {}

  /** A name and what it is. */
  record Fact(Label name, String value) {}

  static List<Fact> facts(HandInReport report) {
    Source source = report.source();
    HandInReport.About about = report.about();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("结论", "Outcome", outcome(report)));
    facts.add(fact("提供单位", "Bureau", source.owner().zh() + " / " + source.owner().en()));
    facts.add(fact("文件", "File", source.file()));
    facts.add(fact("数据集", "Dataset", source.dataset().zh() + " / " + source.dataset().en()));
    facts.add(
        fact(
            "城市与调查",
            "City and survey",
            about.city().zh()
                + " / "
                + about.city().en()
                + ", "
                + about.survey()
                + ", "
                + about.date()));
    facts.add(fact("快照", "Snapshot", about.snapshot().orElse("未发布 / not published")));
    facts.add(fact("读取行数", "Rows read", grouped(source.rowsRead())));
    facts.add(fact("入库行数", "Rows loaded", grouped(source.rowsLoaded())));
    facts.add(fact("未入库行数", "Rows left out", grouped(source.rowsRead() - source.rowsLoaded())));
    for (Level level : Level.values()) {
      facts.add(new Fact(level.label(), grouped(report.count(level))));
    }
    facts.add(
        fact(
            "原文",
            "Texts",
            source.textsRead()
                ? "取自所提交的文件 / as they stand in the file handed in"
                : "文件不在手边，为入库时的理解 / as understood on loading; the file is not at hand"));
    return facts;
  }

  private static Fact fact(String zh, String en, String value) {
    return new Fact(new Label(zh, en), value);
  }

  static String outcome(HandInReport report) {
    if (report.about().snapshot().isEmpty()) {
      return report.count(Level.BLOCKING) > 0
          ? "本次装载未发布；请先处理阻断问题 / Nothing was published; mend what blocks first"
          : "本次装载因其他文件未发布 / Nothing was published, because of another file";
    }
    long toMend = report.count(Level.ERROR) + report.count(Level.WARNING);
    return toMend == 0
        ? "已入库，未发现需要处理的问题 / Loaded; nothing to mend was found"
        : "已入库，有 " + grouped(toMend) + " 项需要核对 / Loaded; " + grouped(toMend) + " to look into";
  }

  /** The header as its owner wrote it; what the catalogue calls it behind, where that differs. */
  static @Nullable String column(Line line) {
    if (line.header() == null) {
      return null;
    }
    if ("geom".equals(line.header())) {
      return "图形 Geometry";
    }
    return line.column() == null || line.column().zh().equals(line.header())
        ? line.header()
        : line.header() + "（" + line.column().zh() + "）";
  }

  /** Control characters as their pictures, so that they are seen and neither file breaks. */
  static @Nullable String printable(@Nullable String text) {
    if (text == null) {
      return null;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c < FIRST_PRINTABLE) {
                shown.appendCodePoint(PICTURES + c);
              } else if (c == DELETE) {
                shown.appendCodePoint(PICTURE_OF_DELETE);
              } else if (Character.getType(c) == Character.SURROGATE
                  || c == 0xfffe
                  || c == 0xffff) {
                shown.append('\ufffd');
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
