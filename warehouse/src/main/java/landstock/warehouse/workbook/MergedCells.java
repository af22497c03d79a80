package landstock.warehouse.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts the merged cells of a sheet in one order: the library keeps them in a set that is ordered by
 * where its objects lie in memory. They stand near the end of the sheet.
 */
final class MergedCells {
  private static final int TAIL_BYTES = 1 << 20;
  private static final Pattern ALL =
      Pattern.compile("(<mergeCells[^>]*>)(.*?)(</mergeCells>)", Pattern.DOTALL);
  private static final Pattern ONE = Pattern.compile("<mergeCell [^>]*/>");

  private MergedCells() {}

  /** Holds the last megabyte in memory, the rest passes through. */
  static void copySorted(InputStream sheet, OutputStream out) throws IOException {
    byte[] held = new byte[2 * TAIL_BYTES];
    int length = sheet.readNBytes(held, 0, held.length);
    while (length == held.length) {
      out.write(held, 0, TAIL_BYTES);
      System.arraycopy(held, TAIL_BYTES, held, 0, TAIL_BYTES);
      length = TAIL_BYTES + sheet.readNBytes(held, TAIL_BYTES, TAIL_BYTES);
    }
    String tail = new String(held, 0, length, StandardCharsets.ISO_8859_1);
    out.write(sorted(tail).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String sorted(String xml) {
    Matcher all = ALL.matcher(xml);
    return all.replaceFirst(
        m ->
            Matcher.quoteReplacement(
                m.group(1)
                    + ONE.matcher(m.group(2))
                        .results()
                        .map(MatchResult::group)
                        .sorted()
                        .collect(Collectors.joining())
                    + m.group(3)));
  }
}
