package landstock.api.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A sheet of a workbook, read by nothing but the JDK: texts by column letter and row. */
final class SheetRows {
  private SheetRows() {}

  /** Of the first sheet. */
  static List<Map<String, String>> of(Path workbook) throws IOException {
    return of(workbook, 1);
  }

  /**
   * @param number of the sheet, from 1
   */
  static List<Map<String, String>> of(Path workbook, int number) throws IOException {
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      List<String> shared = new ArrayList<>();
      if (zip.getEntry("xl/sharedStrings.xml") != null) {
        for (Element text :
            elements(read(zip, "xl/sharedStrings.xml").getDocumentElement(), "si")) {
          shared.add(text.getTextContent());
        }
      }
      List<Map<String, String>> rows = new ArrayList<>();
      Element sheet = read(zip, "xl/worksheets/sheet" + number + ".xml").getDocumentElement();
      for (Element row : elements(sheet, "row")) {
        Map<String, String> cells = new HashMap<>();
        for (Element cell : elements(row, "c")) {
          String letters = cell.getAttribute("r").replaceAll("[0-9]", "");
          String text = cell.getTextContent();
          cells.put(
              letters,
              cell.getAttribute("t").equals("s") ? shared.get(Integer.parseInt(text)) : text);
        }
        rows.add(cells);
      }
      return rows;
    }
  }

  /** The letters of the column whose header, somewhere in the first rows, begins so. */
  static String column(List<Map<String, String>> rows, String header) {
    return rows.stream()
        .limit(3)
        .flatMap(r -> r.entrySet().stream())
        .filter(c -> c.getValue().startsWith(header))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no column " + header + " in " + rows.get(0)));
  }

  private static Document read(ZipFile zip, String part) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(part))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(part, e);
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
