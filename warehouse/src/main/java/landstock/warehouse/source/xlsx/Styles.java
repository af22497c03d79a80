package landstock.warehouse.source.xlsx;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;

/** Which formats of cells show a number as a date, or with zeros before it. */
final class Styles {
  private static final int FIRST_CUSTOM = 164;
  private static final int MOST_FORMATS = 1 << 16;

  private static final int MOST_ZEROS = 100;

  /** No style is given. */
  static final int NONE = -1;

  private final BitSet dates;
  private final Map<Integer, Integer> zeros;

  /** What a format does with a number. */
  private record Shown(boolean date, int zeros) {
    static Shown by(String code) {
      return new Shown(showsDate(code), zerosOf(code));
    }

    static Shown builtIn(int id) {
      return new Shown(id < FIRST_CUSTOM && builtInDate(id), 0);
    }
  }

  private Styles(BitSet dates, Map<Integer, Integer> zeros) {
    this.dates = dates;
    this.zeros = zeros;
  }

  static Styles none() {
    return new Styles(new BitSet(), Map.of());
  }

  static Styles read(Archive archive, String part) throws IOException {
    Map<Integer, Shown> custom = new HashMap<>();
    BitSet dates = new BitSet();
    Map<Integer, Integer> zeros = new HashMap<>();
    int format = 0;
    boolean cellFormats = false;
    try (Xml xml = new Xml(part, archive.open(part))) {
      for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
        if (event == XMLStreamConstants.END_ELEMENT) {
          cellFormats &= !xml.name().equals("cellXfs");
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          if (xml.name().equals("numFmt") && custom.size() < MOST_FORMATS) {
            custom.put(number(xml, "numFmtId"), Shown.by(xml.attribute("formatCode").orElse("")));
          } else if (xml.name().equals("cellXfs")) {
            cellFormats = true;
          } else if (xml.name().equals("xf") && cellFormats && format < MOST_FORMATS) {
            int id = number(xml, "numFmtId");
            Shown shown = custom.getOrDefault(id, Shown.builtIn(id));
            dates.set(format, shown.date());
            zeros.put(format++, shown.zeros());
          }
        }
      }
    }
    return new Styles(dates, zeros);
  }

  /**
   * @param style index that a cell gives
   */
  boolean date(int style) {
    return style >= 0 && dates.get(style);
  }

  /** How many digits a whole number is shown with at least; 0 where its format does not say. */
  int zeros(int style) {
    return zeros.getOrDefault(style, 0);
  }

  /** Of a format that is zeros alone, but for colour and spaces it leaves. */
  private static int zerosOf(String code) {
    String bare = code.split(";", 2)[0].replaceAll("_.|\\*.|\\[[A-Za-z0-9]+\\]", "");
    return bare.length() <= MOST_ZEROS && bare.matches("0+") ? bare.length() : 0;
  }

  static int number(Xml xml, String attribute) {
    try {
      return Integer.parseInt(xml.attribute(attribute).orElse("0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** ECMA-376 part 1, 18.8.30, with those of Chinese, Japanese and Korean. */
  private static boolean builtInDate(int id) {
    return (id >= 14 && id <= 22)
        || (id >= 27 && id <= 36)
        || (id >= 45 && id <= 47)
        || (id >= 50 && id <= 58);
  }

  static boolean showsDate(String code) {
    String bare =
        code.split(";", 2)[0]
            .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]", "")
            .toLowerCase(Locale.ROOT);
    return !bare.contains("general") && bare.matches("(?s).*[ymdhs年月日].*");
  }
}
