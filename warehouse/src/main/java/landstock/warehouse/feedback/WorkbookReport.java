package landstock.warehouse.feedback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import landstock.sql.catalog.Label;
import landstock.warehouse.feedback.HandInReport.Line;
import landstock.warehouse.feedback.HandInReport.RuleCount;
import landstock.warehouse.source.Excerpt;
import landstock.warehouse.workbook.SheetColumn;
import landstock.warehouse.workbook.SheetColumn.Format;
import landstock.warehouse.workbook.SheetWriter;
import landstock.warehouse.workbook.WorkbookWriter;
import org.jspecify.annotations.Nullable;

/** A report as a workbook: summary, findings by rule, every finding. Codes are texts. */
public final class WorkbookReport {
  private static final int LONGEST_TEXT = 32_000;
  private static final int ROWS_OF_A_SHEET = 1_000_000;
  private static final int NARROW = 12;
  private static final int MIDDLE = 28;
  private static final int WIDE = 60;

  private static final List<SheetColumn> SUMMARY =
      List.of(text("项目 Item", MIDDLE), text("内容 Content", WIDE));

  private static final List<SheetColumn> RULES =
      List.of(
          text("严重程度 Severity", MIDDLE),
          text("规则 Rule", MIDDLE),
          SheetColumn.of("数量 Count", Format.NUMBER),
          text("问题", WIDE),
          text("Problem", WIDE),
          text("处理建议", WIDE),
          text("What to do", WIDE));

  private static final List<SheetColumn> FINDINGS =
      List.of(
          SheetColumn.of("序号 No.", Format.NUMBER),
          text("严重程度 Severity", MIDDLE),
          text("文件 File", MIDDLE),
          text("工作表 Sheet", NARROW),
          SheetColumn.of("行号 Row", Format.NUMBER),
          text("字段 Column", MIDDLE),
          text("关键字 Key", MIDDLE),
          text("原文 Text", MIDDLE),
          text("问题", WIDE),
          text("Problem", WIDE),
          text("处理建议", WIDE),
          text("What to do", WIDE),
          text("规则 Rule", MIDDLE));

  private WorkbookReport() {}

  /**
   * @param file replaced where there is one; equal reports give equal bytes
   */
  public static void write(HandInReport report, Path file) throws IOException {
    try (WorkbookWriter book = new WorkbookWriter(file)) {
      SheetWriter summary = book.sheet("摘要 Summary", SUMMARY);
      for (Letter.Fact fact : Letter.facts(report)) {
        summary.row(both(fact.name()), printable(fact.value()));
      }
      SheetWriter rules = book.sheet("规则 Rules", RULES);
      for (RuleCount count : report.counts()) {
        rules.row(
            both(count.level().label()),
            count.rule(),
            count.findings(),
            count.reason().zh(),
            count.reason().en(),
            count.nextStep().zh(),
            count.nextStep().en());
      }
      findings(report, book);
    }
  }

  private static void findings(HandInReport report, WorkbookWriter book) throws IOException {
    SheetWriter sheet = book.sheet("问题 Findings", FINDINGS);
    int number = 0;
    for (Line line : report.lines()) {
      if (number > 0 && number % ROWS_OF_A_SHEET == 0) {
        sheet = book.sheet("问题 Findings " + (number / ROWS_OF_A_SHEET + 1), FINDINGS);
      }
      number++;
      sheet.row(
          number,
          both(line.level().label()),
          printable(line.file() == null ? report.source().file() : line.file()),
          printable(line.sheet()),
          line.row(),
          printable(Letter.column(line)),
          printable(line.key()),
          printable(line.text()),
          printable(line.message().zh()),
          printable(line.message().en()),
          line.nextStep().zh(),
          line.nextStep().en(),
          line.rule());
    }
  }

  private static SheetColumn text(String header, int widthChars) {
    return new SheetColumn(header, Format.TEXT, widthChars);
  }

  private static String both(Label label) {
    return label.zh() + " " + label.en();
  }

  private static @Nullable String printable(@Nullable String text) {
    String shown = Letter.printable(text);
    return shown == null ? null : Excerpt.of(shown, LONGEST_TEXT);
  }
}
