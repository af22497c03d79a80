package landstock.api.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import landstock.sql.engine.Execution;
import landstock.sql.query.Answer;
import landstock.sql.render.ResultColumn;

/**
 * A table for people at a terminal. Holds the whole answer to find the widths. Control characters
 * of the data never reach the terminal.
 */
public final class TableEncoder implements Encoder {
  private static final int MAX_CELL_WIDTH = 60;
  private static final String NULL = "NULL";

  @Override
  public void encode(Answer answer, OutputStream out) throws IOException {
    Execution rows = answer.rows();
    List<ResultColumn> columns = answer.columns();
    boolean[] right = new boolean[columns.size()];
    List<String[]> lines = new ArrayList<>();
    lines.add(columns.stream().map(c -> Cell.shown(c.name())).toArray(String[]::new));
    StringBuilder text = new StringBuilder();
    while (rows.next()) {
      List<TextColumn> cells = TextColumn.of(rows.batch().getFieldVectors(), columns);
      for (int i = 0; i < right.length; i++) {
        right[i] = cells.get(i).kind() == TextColumn.Kind.NUMBER;
      }
      for (int row = 0; row < rows.batch().getRowCount(); row++) {
        lines.add(line(cells, row, text));
      }
    }
    StringBuilder table = layOut(lines, right);
    table.append(footer(rows));
    out.write(table.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String[] line(List<TextColumn> cells, int row, StringBuilder text) {
    String[] line = new String[cells.size()];
    for (int i = 0; i < line.length; i++) {
      TextColumn column = cells.get(i);
      if (column.vector().isNull(row)) {
        line[i] = NULL;
        continue;
      }
      text.setLength(0);
      column.cell().append(text, row);
      line[i] = Cell.cut(Cell.shown(text), MAX_CELL_WIDTH);
    }
    return line;
  }

  private static StringBuilder layOut(List<String[]> lines, boolean[] right) {
    int[] widths = new int[right.length];
    for (String[] line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Cell.width(line[i]));
      }
    }
    StringBuilder table = new StringBuilder();
    for (String[] line : lines) {
      for (int i = 0; i < widths.length; i++) {
        String gap = " ".repeat(widths[i] - Cell.width(line[i]));
        table.append(i == 0 ? "" : "  ").append(right[i] ? gap + line[i] : line[i] + gap);
      }
      strip(table);
      table.append('\n');
      if (line == lines.get(0)) {
        Arrays.stream(widths).forEach(w -> table.append("-".repeat(w)).append("  "));
        table.setLength(table.length() - 2);
        table.append('\n');
      }
    }
    return table;
  }

  private static void strip(StringBuilder table) {
    while (table.length() > 0 && table.charAt(table.length() - 1) == ' ') {
      table.setLength(table.length() - 1);
    }
  }

  private static String footer(Execution rows) {
    String count = rows.rowCount() == 1 ? "(1 row" : "(" + rows.rowCount() + " rows";
    return count + (rows.truncated() ? ", truncated: there are more; see --max-rows)" : ")") + "\n";
  }
}
