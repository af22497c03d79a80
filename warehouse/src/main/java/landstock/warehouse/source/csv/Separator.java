package landstock.warehouse.source.csv;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.table.Header;
import landstock.warehouse.source.table.Line;

/**
 * What stands between the fields of a file: what the pack says, otherwise what a line {@code sep=;}
 * at its start says, otherwise the character by which most headers are understood, and among equals
 * the one that most records have equally often.
 */
final class Separator {
  private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
  private static final String SAYS = "sep=";

  private Separator() {}

  /**
   * @param declared by the pack
   * @param start first characters of the file
   */
  static char of(Optional<Character> declared, String start, Records records) {
    Optional<Character> said = declared.or(() -> said(start));
    if (said.isPresent()) {
      return said.get();
    }
    char best = ',';
    long most = 0;
    for (char candidate : CANDIDATES) {
      long score = score(start, candidate, records);
      if (score > most) {
        best = candidate;
        most = score;
      }
    }
    return best;
  }

  /** What the first line says, where it does. */
  static Optional<Character> said(String start) {
    boolean says = start.regionMatches(true, 0, SAYS, 0, SAYS.length());
    return says && start.length() > SAYS.length()
        ? Optional.of(start.charAt(SAYS.length()))
        : Optional.empty();
  }

  private static long score(String start, char candidate, Records records) {
    List<Line> lines = new ArrayList<>();
    Map<Integer, Integer> widths = new HashMap<>();
    CsvRecords found = new CsvRecords(new StringReader(start), candidate);
    try {
      for (Optional<List<String>> next = found.next();
          next.isPresent() && lines.size() < Header.FURTHEST;
          next = found.next()) {
        lines.add(new Line(found.record(), next.get()));
        widths.merge(next.get().size(), 1, Integer::sum);
      }
    } catch (IOException e) {
      // A quote that is still open where the sample ends; what came before it counts.
    }
    if (lines.isEmpty()) {
      return 0;
    }
    int regular =
        widths.entrySet().stream()
            .filter(e -> e.getKey() > 1)
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(0);
    return Header.find(lines, records).understood() * 1_000L + regular;
  }
}
