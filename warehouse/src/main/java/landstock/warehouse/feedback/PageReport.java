package landstock.warehouse.feedback;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import landstock.sql.catalog.Label;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.feedback.HandInReport.Line;
import landstock.warehouse.feedback.HandInReport.RuleCount;
import org.jspecify.annotations.Nullable;

/**
 * A report as one page of HTML: no script, nothing from outside, and a policy in its head that says
 * so; what was handed in is text and stays text.
 */
public final class PageReport {
  /** Findings of one rule that are shown; the workbook has all. */
  static final int MOST_OF_A_RULE = 500;

  private static final String STYLE = DataFiles.resource("landstock/warehouse/feedback/report.css");

  private final Appendable out;

  private PageReport(Appendable out) {
    this.out = out;
  }

  /**
   * @param file replaced where there is one
   * @param workbook name of the workbook beside it
   */
  public static void write(HandInReport report, Path file, String workbook) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(report, out, workbook);
    }
  }

  public static void write(HandInReport report, Appendable out, String workbook)
      throws IOException {
    new PageReport(out).page(report, workbook);
  }

  private void page(HandInReport report, String workbook) throws IOException {
    String title = "数据质量报告 " + report.source().owner().zh() + " " + report.source().dataset().zh();
    out.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'unsafe-inline'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>" + text(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n")
        .append("<body>\n<main>\n");
    head(report);
    rules(report.counts());
    findings(report, workbook);
    out.append("</main>\n</body>\n</html>\n");
  }

  private void head(HandInReport report) throws IOException {
    out.append(
            "<header>\n<p class=\"kind\">数据质量报告 <span lang=\"en\">Data quality report</span></p>\n")
        .append("<h1>" + both(report.source().owner()) + "</h1>\n")
        .append("<p class=\"lead\">" + text(Letter.outcome(report)) + "</p>\n</header>\n")
        .append("<section class=\"levels\">\n");
    for (Level level : Level.values()) {
      long count = report.count(level);
      out.append("<div class=\"" + level.code() + (count == 0 ? " none" : "") + "\"><b>")
          .append(Letter.grouped(count) + "</b>" + both(level.label()) + "</div>\n");
    }
    out.append("</section>\n<dl>\n");
    List<Letter.Fact> facts = Letter.facts(report);
    for (Letter.Fact fact : facts.subList(1, facts.size())) {
      boolean counted =
          List.of(Level.values()).stream().anyMatch(l -> l.label().equals(fact.name()));
      if (!counted) {
        out.append("<div><dt>" + both(fact.name()) + "</dt><dd>" + text(fact.value()))
            .append("</dd></div>\n");
      }
    }
    out.append("</dl>\n");
  }

  private void rules(List<RuleCount> counts) throws IOException {
    if (counts.isEmpty()) {
      return;
    }
    out.append("<h2>摘要 <span lang=\"en\">Summary</span></h2>\n<table class=\"rules\">\n<thead><tr>")
        .append("<th>" + both(new Label("程度", "Severity")) + "</th>")
        .append("<th class=\"n\">" + both(new Label("数量", "Count")) + "</th>")
        .append("<th>" + both(new Label("问题", "Problem")) + "</th>")
        .append("<th>" + both(new Label("处理建议", "What to do")) + "</th></tr></thead>\n<tbody>\n");
    for (RuleCount count : counts) {
      out.append("<tr><td>" + tag(count.level()) + "</td><td class=\"n\">")
          .append(Letter.grouped(count.findings()) + "</td><td><a href=\"#" + text(count.rule()))
          .append("\">" + both(count.reason()) + "</a></td><td>" + both(count.nextStep()))
          .append("</td></tr>\n");
    }
    out.append("</tbody>\n</table>\n");
  }

  private void findings(HandInReport report, String workbook) throws IOException {
    boolean files = report.lines().stream().anyMatch(l -> l.file() != null);
    boolean sheets = report.lines().stream().anyMatch(l -> l.sheet() != null);
    for (RuleCount count : report.counts()) {
      out.append("<section class=\"rule\" id=\"" + text(count.rule()) + "\">\n<h3>")
          .append(tag(count.level()) + both(count.reason()) + "</h3>\n<p class=\"do\">")
          .append(both(count.nextStep()) + " <code>" + text(count.rule()) + "</code></p>\n")
          .append("<table class=\"findings\">\n<thead><tr>")
          .append(files ? "<th>" + both(new Label("文件", "File")) + "</th>" : "")
          .append(sheets ? "<th>" + both(new Label("工作表", "Sheet")) + "</th>" : "")
          .append("<th class=\"n\">" + both(new Label("行号", "Row")) + "</th>")
          .append("<th>" + both(new Label("字段", "Column")) + "</th>")
          .append("<th>" + both(new Label("关键字", "Key")) + "</th>")
          .append("<th>" + both(new Label("原文", "Text")) + "</th>")
          .append("<th>" + both(new Label("说明", "Detail")) + "</th></tr></thead>\n<tbody>\n");
      List<Line> lines =
          report.lines().stream().filter(l -> l.rule().equals(count.rule())).toList();
      for (Line line : lines.subList(0, Math.min(lines.size(), MOST_OF_A_RULE))) {
        row(line, count, files, sheets);
      }
      out.append("</tbody>\n</table>\n");
      if (lines.size() > MOST_OF_A_RULE) {
        String more = Letter.grouped(lines.size() - MOST_OF_A_RULE);
        out.append("<p class=\"more\">其余 " + more + " 项见 " + text(workbook))
            .append(" <span lang=\"en\">" + more + " more are in the workbook</span></p>\n");
      }
      out.append("</section>\n");
    }
  }

  private void row(Line line, RuleCount count, boolean files, boolean sheets) throws IOException {
    Long row = line.row();
    out.append("<tr>")
        .append(files ? "<td>" + value(line.file()) + "</td>" : "")
        .append(sheets ? "<td>" + value(line.sheet()) + "</td>" : "")
        .append("<td class=\"n\">" + (row == null ? "" : Long.toString(row)) + "</td>")
        .append("<td>" + value(Letter.column(line)) + "</td>")
        .append("<td class=\"code\">" + value(line.key()) + "</td>")
        .append("<td class=\"code\">" + value(line.text()) + "</td>")
        .append("<td>" + value(detail(line, count)) + "</td></tr>\n");
  }

  /** What a message says beyond its rule. */
  private static @Nullable String detail(Line line, RuleCount count) {
    String message = line.message().en();
    String reason = count.reason().en();
    if (message.equals(reason)) {
      return null;
    }
    return message.startsWith(reason + ": ") ? message.substring(reason.length() + 2) : message;
  }

  private static String tag(Level level) {
    return "<span class=\"tag " + level.code() + "\">" + both(level.label()) + "</span> ";
  }

  private static String both(Label label) {
    return "<span>"
        + text(label.zh())
        + "</span> <span lang=\"en\">"
        + text(label.en())
        + "</span>";
  }

  /** A value that others wrote: isolated, so that its direction does not leak. */
  private static String value(@Nullable String value) {
    return value == null || value.isEmpty() ? "" : "<bdi>" + text(value) + "</bdi>";
  }

  private static String text(String plain) {
    String shown = String.valueOf(Letter.printable(plain));
    StringBuilder escaped = new StringBuilder(shown.length());
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
