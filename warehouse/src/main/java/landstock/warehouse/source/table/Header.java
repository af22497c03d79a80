package landstock.warehouse.source.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import landstock.warehouse.source.Records;

/**
 * Where the header of a table is: among the first rows, the one of which most headers are
 * understood, or two rows together where a group of columns has a header of its own; and a row of
 * units below.
 *
 * @param from index of its first line
 * @param to index of its last line, inclusive
 * @param row of its last line
 * @param names one per column; blank where there is none
 * @param understood how many of them mean a column
 */
public record Header(int from, int to, long row, List<String> names, int understood) {

  /** How many rows a title, a unit line and the like may take. */
  public static final int FURTHEST = 30;

  public Header {
    names = List.copyOf(names);
  }

  /**
   * @param head first lines of the table, none of them blank; at least one
   */
  public static Header find(List<Line> head, Records records) {
    Header best = single(head, 0, records);
    for (int i = 1; i < Math.min(head.size(), FURTHEST); i++) {
      Header candidate = single(head, i, records);
      if (candidate.understood > best.understood) {
        best = candidate;
      }
    }
    return withUnits(head, withSecondRow(head, best, records), records);
  }

  /** The same in a table whose rows are told by numbers so much higher. */
  public Header shifted(long rows) {
    return new Header(from, to, row + rows, names, understood);
  }

  private static Header single(List<Line> head, int i, Records records) {
    Line line = head.get(i);
    List<String> names = line.cells().stream().map(String::strip).toList();
    return new Header(i, i, line.row(), names, understood(names, records));
  }

  /** Joins the row above or below where more is understood so; a tie leaves one row. */
  private static Header withSecondRow(List<Line> head, Header single, Records records) {
    Header best = single;
    for (int upper : new int[] {single.from - 1, single.from}) {
      if (upper >= 0 && upper + 1 < head.size()) {
        List<String> names = joined(head.get(upper), head.get(upper + 1), records);
        int understood = understood(names, records);
        if (understood > best.understood) {
          best = new Header(upper, upper + 1, head.get(upper + 1).row(), names, understood);
        }
      }
    }
    return best;
  }

  /** A cell merged over columns holds its text in the first, one merged over rows in the upper. */
  private static List<String> joined(Line upper, Line lower, Records records) {
    List<String> names = new ArrayList<>();
    String group = "";
    for (int i = 0; i < Math.max(upper.cells().size(), lower.cells().size()); i++) {
      String above = upper.cell(i);
      String below = lower.cell(i);
      group = above.isEmpty() && !below.isEmpty() ? group : above;
      names.add(joined(above, below, group, records));
    }
    return names;
  }

  private static String joined(String above, String below, String group, Records records) {
    if (below.isEmpty()) {
      return above;
    }
    for (String name : List.of(below, group + below, group + "(" + bare(below) + ")")) {
      if (records.understands(name)) {
        return name;
      }
    }
    return records.understands(above) ? above : group + below;
  }

  /** A row below that gives units, such as (empty) | （万元）, belongs to the header. */
  private static Header withUnits(List<Line> head, Header header, Records records) {
    if (header.to + 1 == head.size()) {
      return header;
    }
    Line below = head.get(header.to + 1);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.names.size(); i++) {
      names.add(withUnit(header.names.get(i), below.cell(i), records));
    }
    return names.equals(header.names)
        ? header
        : new Header(header.from, header.to + 1, below.row(), names, header.understood);
  }

  private static String withUnit(String name, String below, Records records) {
    String both = name + "(" + bare(below) + ")";
    boolean unit = !name.isEmpty() && !below.isEmpty() && !records.understands(below);
    return unit && records.understands(both) ? both : name;
  }

  private static String bare(String unit) {
    return unit.replaceAll("^[(（\\[【]|[)）\\]】]$", "");
  }

  private static int understood(List<String> names, Records records) {
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && records.understands(name)) {
        known.add(name);
      }
    }
    return known.size();
  }
}
