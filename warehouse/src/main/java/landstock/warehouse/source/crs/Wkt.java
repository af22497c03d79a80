package landstock.warehouse.source.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A keyword of well-known text and what stands in its brackets.
 *
 * @param keyword upper case
 * @param texts quoted texts and bare words, in order
 * @param numbers in order
 * @param parts keywords within, in order
 */
record Wkt(String keyword, List<String> texts, List<Double> numbers, List<Wkt> parts) {

  /** A CRS of heights, which ArcGIS writes behind that of a layer with heights. */
  private static final Set<String> HEIGHTS = Set.of("VERTCS", "VERT_CS", "VERTCRS", "VERTICALCRS");

  private static final int DEEPEST = 12;
  private static final int LONGEST = 20_000;

  /** The text is not well-known text. */
  static final class Malformed extends Exception {
    Malformed(String why) {
      super(why);
    }
  }

  /** A CRS of heights behind it is passed over. */
  static Wkt parse(String text) throws Malformed {
    if (text.length() > LONGEST) {
      throw new Malformed("longer than " + LONGEST + " characters");
    }
    Parser parser = new Parser(text);
    Wkt root = parser.node(0);
    while (parser.take(',')) {
      String behind = parser.node(0).keyword;
      if (!HEIGHTS.contains(behind)) {
        throw new Malformed(behind + " after its end");
      }
    }
    parser.end();
    return root;
  }

  Optional<Wkt> find(String name) {
    return parts.stream().filter(p -> p.keyword.equals(name)).findFirst();
  }

  /** The first that has one of the names. */
  Optional<Wkt> findAny(Set<String> names) {
    return parts.stream().filter(p -> names.contains(p.keyword)).findFirst();
  }

  String text() {
    return texts.isEmpty() ? "" : texts.get(0);
  }

  OptionalDouble number(int index) {
    return index < numbers.size() ? OptionalDouble.of(numbers.get(index)) : OptionalDouble.empty();
  }

  /** Reads from left to right. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Wkt node(int depth) throws Malformed {
      if (depth > DEEPEST) {
        throw new Malformed("nested too deep");
      }
      String keyword = word();
      Wkt node = new Wkt(keyword, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      open();
      do {
        value(node, depth);
      } while (take(','));
      if (!take(']') && !take(')')) {
        throw new Malformed("a bracket is missing at character " + at);
      }
      return node;
    }

    private void value(Wkt node, int depth) throws Malformed {
      char first = peek();
      if (first == '"') {
        node.texts.add(quoted());
      } else if (first == '-' || first == '+' || first == '.' || Character.isDigit(first)) {
        node.numbers.add(number());
      } else {
        int start = at;
        String word = word();
        if (peek() == '[' || peek() == '(') {
          at = start;
          node.parts.add(node(depth + 1));
        } else {
          node.texts.add(word);
        }
      }
    }

    private void open() throws Malformed {
      if (!take('[') && !take('(')) {
        throw new Malformed("a bracket is missing at character " + at);
      }
    }

    private String word() throws Malformed {
      peek();
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
        at++;
      }
      if (at == start) {
        throw new Malformed("no keyword at character " + at);
      }
      return text.substring(start, at).toUpperCase(Locale.ROOT);
    }

    private String quoted() throws Malformed {
      int end = text.indexOf('"', at + 1);
      if (end < 0) {
        throw new Malformed("a quote does not end");
      }
      String quoted = text.substring(at + 1, end);
      at = end + 1;
      return quoted;
    }

    private double number() throws Malformed {
      int start = at;
      while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      try {
        return Double.parseDouble(text.substring(start, at));
      } catch (NumberFormatException e) {
        throw new Malformed("no number at character " + start);
      }
    }

    /** Next character that is not white space; 0 at the end. */
    private char peek() {
      while (at < text.length()
          && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
        at++;
      }
      return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char wanted) {
      if (peek() != wanted) {
        return false;
      }
      at++;
      return true;
    }

    void end() throws Malformed {
      if (peek() != 0) {
        throw new Malformed("text after its end");
      }
    }
  }
}
