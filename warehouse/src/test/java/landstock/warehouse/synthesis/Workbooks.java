package landstock.warehouse.synthesis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import landstock.warehouse.synthesis.Hand.Row;

/** Sheets read back in the simplest way: two titles, a header, records; the first has words. */
final class Workbooks {
  private static final int HEADER = 3;

  private Workbooks() {}

  static List<Row> read(Path path) {
    List<Row> rows = new ArrayList<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (int sheet = 2; ; sheet++) {
        ZipEntry entry = zip.getEntry("xl/worksheets/sheet" + sheet + ".xml");
        if (entry == null) {
          return rows;
        }
        try (InputStream in = zip.getInputStream(entry)) {
          sheet(XMLInputFactory.newFactory().createXMLStreamReader(in), rows);
        }
      }
    } catch (IOException | XMLStreamException e) {
      throw new IllegalStateException(path.toString(), e);
    }
  }

  private static void sheet(XMLStreamReader xml, List<Row> rows) throws XMLStreamException {
    Map<Character, String> headers = new TreeMap<>();
    Map<Character, String> cells = new TreeMap<>();
    char column = 'A';
    int row = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      String name = xml.hasName() ? xml.getLocalName() : "";
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (name) {
          case "row" -> row = Integer.parseInt(xml.getAttributeValue(null, "r"));
          case "c" -> column = xml.getAttributeValue(null, "r").charAt(0);
          case "t", "v" -> cells.put(column, xml.getElementText());
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("row")) {
        if (row == HEADER) {
          headers.putAll(cells);
        } else if (row > HEADER) {
          Map<String, String> fields = new LinkedHashMap<>();
          headers.forEach((at, header) -> fields.put(header, cells.getOrDefault(at, "")));
          rows.add(new Row(fields));
        }
        cells.clear();
      }
    }
  }
}
