package landstock.warehouse.lineage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import landstock.warehouse.source.xlsx.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * Why a number is what it is.
 *
 * @param table qualified name
 * @param column of it
 * @param key grain of the row
 * @param value as text; what kind of shape it is, as {@code POLYGON}; null for NULL
 * @param unit of the value; null where it has none
 * @param doc what the column holds and its formula, from the catalogue
 * @param model the file that makes the table; null where rows are kept as handed in
 * @param from what stands behind it, in the order of the keys
 * @param more rows behind it beyond those in {@code from}
 * @param origin the record it was handed in as; null where the way goes on
 */
public record Why(
    String table,
    String column,
    Map<String, String> key,
    @Nullable String value,
    @Nullable String unit,
    String doc,
    @Nullable String model,
    List<Why> from,
    long more,
    @Nullable Origin origin) {

  public Why {
    from = List.copyOf(from);
  }

  Why with(List<Why> behind, @Nullable Origin place) {
    return new Why(table, column, key, value, unit, doc, model, behind, more, place);
  }

  /**
   * A cell as its owner wrote it.
   *
   * @param header of its column; null where the pack gives the column a constant
   * @param text null where it is empty
   */
  public record Cell(@Nullable String header, @Nullable String text) {}

  /**
   * A record of a hand-in.
   *
   * @param source name of the hand-in, key of meta.source
   * @param file relative to the folder handed in; * and ? may stand for several
   * @param row its number in the hand-in, from 1; over several files rows are numbered on
   * @param part which of several files it is in; null where there is one, or it is not known
   * @param partRow its number in that file; {@code row} where there is one
   * @param ownerZh bureau
   * @param ownerEn bureau
   * @param sha256 of the file
   * @param cell what stands there; null where the file is not at hand any more, or where the value
   *     is the shape of the record
   */
  public record Origin(
      String source,
      String file,
      long row,
      @Nullable String part,
      long partRow,
      String ownerZh,
      String ownerEn,
      String sha256,
      @Nullable Cell cell) {

    /** Another record of the same hand-in. */
    Origin at(long other, @Nullable String otherPart, long otherPartRow) {
      return new Origin(
          source, file, other, otherPart, otherPartRow, ownerZh, ownerEn, sha256, cell);
    }

    Origin withCell(Cell read) {
      return new Origin(source, file, row, part, partRow, ownerZh, ownerEn, sha256, read);
    }

    /** Whether the name stands for several files. */
    boolean severalFiles() {
      return file.contains("*") || file.contains("?");
    }

    /**
     * The row as its owner finds it; of several files with the one it is in, in a workbook of which
     * more than one sheet is read with the sheet.
     */
    public String place() {
      if (part == null && severalFiles()) {
        return "row " + row + " of all files, numbered on";
      }
      SheetRow place = SheetRow.of(partRow);
      boolean sheets = file.toLowerCase(Locale.ROOT).endsWith(".xlsx") && place.sheet() > 1;
      return (part == null ? "" : part + ", ")
          + (sheets ? "sheet " + place.sheet() + ", row " + place.row() : "row " + partRow);
    }
  }
}
