package landstock.warehouse.source.xlsx;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import landstock.warehouse.source.Blank;
import landstock.warehouse.source.PlainNumber;
import landstock.warehouse.source.xlsx.Cell.State;
import org.jspecify.annotations.Nullable;

/** Turns the element of a cell into its text. */
final class CellReader {
  /** A spreadsheet keeps 15 digits; the 16th and 17th of a double are its noise. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final BigDecimal FEWEST_LOST = BigDecimal.TEN.pow(15);
  private static final int LARGEST_SCALE = 400;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Workbook book;
  private final Xml xml;

  CellReader(Workbook book, Xml xml) {
    this.book = book;
    this.xml = xml;
  }

  /**
   * Reads the element at hand to its end.
   *
   * @param name of the cell in messages
   * @return empty where the cell is blank
   */
  Optional<Cell> read(int column, String name) throws IOException {
    String type = xml.attribute("t").orElse("n");
    int style = Styles.number(xml, "s");
    int format = xml.attribute("s").isPresent() ? style : Styles.NONE;
    boolean formula = false;
    String value = null;
    for (int event = xml.next(); ; event = xml.next()) {
      if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new Flaw("file_truncated", "inside cell " + name);
      }
      if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("c")) {
        return cell(column, name, type, format, value, formula);
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.name()) {
          case "v" -> value = xml.text();
          case "is" -> value = xml.richText("is");
          case "f" -> formula = true;
          default -> {}
        }
      }
    }
  }

  private Optional<Cell> cell(
      int column, String name, String type, int style, @Nullable String value, boolean formula)
      throws IOException {
    if (value == null || value.isEmpty()) {
      return formula && !type.equals("str")
          ? Optional.of(new Cell(column, "", State.NOT_CALCULATED))
          : Optional.empty();
    }
    return switch (type) {
      case "s" -> text(column, book.strings().get(value, name));
      case "str", "inlineStr" -> text(column, Escapes.decode(value));
      case "b" -> Optional.of(new Cell(column, value.equals("1") ? "true" : "false", State.GOOD));
      case "e" -> Optional.of(new Cell(column, value, State.ERROR));
      case "d" -> text(column, value);
      default -> Optional.of(number(column, value.strip(), style));
    };
  }

  private static Optional<Cell> text(int column, String text) {
    return Blank.is(text) ? Optional.empty() : Optional.of(new Cell(column, text, State.GOOD));
  }

  private Cell number(int column, String value, int style) {
    if (book.styles().date(style)) {
      Optional<LocalDateTime> moment = book.days().moment(value);
      if (moment.isPresent()) {
        return new Cell(column, date(moment.get(), value), State.GOOD);
      }
    }
    BigDecimal number;
    try {
      number = new BigDecimal(value);
    } catch (NumberFormatException e) {
      return new Cell(column, value, State.GOOD);
    }
    if (Math.abs((long) number.scale()) > LARGEST_SCALE) {
      return new Cell(column, value, State.GOOD);
    }
    String text = padded(PlainNumber.of(number.round(DIGITS)), book.styles().zeros(style));
    boolean lost = number.abs().compareTo(FEWEST_LOST) >= 0;
    return new Cell(column, text, lost ? State.DIGITS_LOST : State.GOOD);
  }

  /** A whole number as a format of zeros shows it: 601 under 0000 is 0601. */
  private static String padded(String number, int digits) {
    boolean whole = number.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole && number.length() < digits
        ? "0".repeat(digits - number.length()) + number
        : number;
  }

  private static String date(LocalDateTime moment, String serial) {
    if (serial.startsWith("0.") || serial.equals("0")) {
      return TIME.format(moment);
    }
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : MOMENT.format(moment);
  }
}
