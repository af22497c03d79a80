package landstock.warehouse.source.table;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows of a table that are no records: totals, remarks, numbers of columns. */
final class Footing {
  private static final Set<String> TOTALS =
      Set.of("合计", "总计", "小计", "共计", "累计", "总合计", "本页合计", "total", "grandtotal", "subtotal", "sum");
  private static final Pattern REMARK =
      Pattern.compile(
          "(注|备注|说明|填表人|填报人|制表人|制表|审核人|负责人|单位负责人|填表说明|数据来源|资料来源|联系电话)[:：].*", Pattern.DOTALL);
  private static final Pattern ORDINAL = Pattern.compile("[0-9]{1,3}|[甲乙丙丁戊己庚辛]");
  private static final int FEWEST_ORDINALS = 3;

  private Footing() {}

  /** The rule that keeps the row out; empty for a record. */
  static Optional<String> rule(List<String> cells) {
    String first = "";
    int filled = 0;
    for (String cell : cells) {
      if (!cell.isBlank()) {
        first = filled == 0 ? cell : first;
        filled++;
      }
    }
    if (first.length() < 12 && TOTALS.contains(word(first))) {
      return Optional.of("total_row");
    }
    boolean remark = filled <= 2 && REMARK.matcher(first.strip()).matches();
    return remark ? Optional.of("remark_row") : Optional.empty();
  }

  /** Whether a row right below the header counts the columns: 甲 乙 1 2 3. */
  static boolean ordinals(List<String> cells) {
    int next = 1;
    int filled = 0;
    for (String cell : cells) {
      String text = cell.strip();
      if (text.isEmpty()) {
        continue;
      }
      filled++;
      if (!ORDINAL.matcher(text).matches()) {
        return false;
      }
      boolean digit = Character.isDigit(text.charAt(0));
      if (digit && Integer.parseInt(text) != next++) {
        return false;
      }
    }
    return filled >= FEWEST_ORDINALS && filled == cells.size();
  }

  private static String word(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}:]+", "")
        .toLowerCase(Locale.ROOT);
  }
}
