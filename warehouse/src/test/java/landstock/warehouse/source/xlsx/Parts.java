package landstock.warehouse.source.xlsx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together by hand, part by part, so that it can be wrong in any way. */
final class Parts {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private String properties = "";
  private int count;

  Parts() {
    relation("styles", "styles.xml", "s");
    relation("sharedStrings", "sharedStrings.xml", "t");
    part(
        "xl/styles.xml",
        "<styleSheet xmlns='%s'><numFmts><numFmt numFmtId='164' formatCode='yyyy\"年\"m\"月\"'/>"
                .formatted(MAIN)
            + "<numFmt numFmtId='165' formatCode='\"年\"0.00'/>"
            + "<numFmt numFmtId='166' formatCode='[Red]0000_ ;-0000'/>"
            + "<numFmt numFmtId='167' formatCode='\"0\"0000'/></numFmts><cellXfs>"
            + "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"
            + "<xf numFmtId='166'/><xf numFmtId='167'/>"
            + "</cellXfs></styleSheet>");
    part("xl/sharedStrings.xml", "<sst xmlns='" + MAIN + "'/>");
  }

  /** A sheet whose rows are this XML; {@code rest} follows them, {@code before} precedes them. */
  Parts sheet(String name, String state, String before, String rows, String rest) {
    count++;
    sheets.append(
        "<sheet name='%s' sheetId='%d' state='%s' r:id='r%d'/>"
            .formatted(name, count, state, count));
    relation("worksheet", "worksheets/sheet" + count + ".xml", "r" + count);
    return part(
        "xl/worksheets/sheet" + count + ".xml",
        "<worksheet xmlns='%s'>%s<sheetData>%s</sheetData>%s</worksheet>"
            .formatted(MAIN, before, rows, rest));
  }

  Parts sheet(String rows) {
    return sheet("表" + (count + 1), "visible", "", rows, "");
  }

  Parts texts(String items) {
    return part("xl/sharedStrings.xml", "<sst xmlns='" + MAIN + "'>" + items + "</sst>");
  }

  Parts since1904() {
    properties = "<workbookPr date1904='1'/>";
    return this;
  }

  Parts part(String name, String xml) {
    parts.put(name, xml);
    return this;
  }

  private void relation(String type, String target, String id) {
    relations.append(
        "<Relationship Id='%s' Type='%s/%s' Target='%s'/>".formatted(id, RELATIONS, type, target));
  }

  /** A row of inline texts from column A on; an empty text leaves the cell out. */
  static String row(int number, String... texts) {
    StringBuilder row = new StringBuilder("<row r='" + number + "'>");
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        row.append(
            "<c r='%s%d' t='inlineStr'><is><t>%s</t></is></c>"
                .formatted((char) ('A' + i), number, texts[i]));
      }
    }
    return row + "</row>";
  }

  /** A row of these cells as XML. */
  static String cells(int number, String xml) {
    return "<row r='" + number + "'>" + xml + "</row>";
  }

  Path write(Path file) {
    Map<String, String> all = new LinkedHashMap<>(parts);
    all.putIfAbsent(
        "_rels/.rels",
        "<Relationships><Relationship Id='r' Type='%s/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            .formatted(RELATIONS));
    all.putIfAbsent(
        "xl/workbook.xml",
        "<workbook xmlns='%s' xmlns:r='%s'>%s<sheets>%s</sheets></workbook>"
            .formatted(MAIN, RELATIONS, properties, sheets));
    all.putIfAbsent(
        "xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
