package landstock.warehouse.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Takes the records of one hand-in as texts, whatever its format. First the headers are looked up
 * and checked, then records follow. Used by one thread.
 */
public interface Records {
  /** No column takes this header. */
  int NONE = -1;

  /** Number of columns that a row of texts has. */
  int width();

  /** Index of the column that a header means, or {@link #NONE}. */
  int find(String header);

  /** Whether a column takes this header; asking leaves no trace. */
  default boolean understands(String header) {
    return find(header) != NONE;
  }

  /**
   * Another table of the same file begins, with headers of its own, which are looked up next. A
   * format whose file is one table need not say so.
   *
   * @param sheet its name; empty where the file is the table
   * @param above texts of the lines above its header
   */
  default void nextTable(String sheet, List<String> above) {}

  /**
   * All headers of the table have been looked up.
   *
   * @throws Unreadable where a column that must be there is not
   */
  void checkHeaders() throws Unreadable;

  /**
   * One record.
   *
   * @param row where its owner finds it: the record of a table, the header being 1; the feature of
   *     a layer, from 1
   * @param texts one per column; null for NULL or a column the file does not have
   * @param geometry in the CRS of the file, (easting, northing) or (lon, lat); null where there is
   *     none
   */
  void accept(long row, @Nullable String[] texts, @Nullable Geometry geometry);

  /** A record that cannot be used at all. */
  void reject(long row, String rule, @Nullable String value, String detail);

  /** A flaw in the geometry of a record that is accepted afterwards. */
  void flag(long row, String rule, String detail);

  /**
   * A flaw in one value of a record that is accepted afterwards.
   *
   * @param column index, not {@link #NONE}
   * @param value as handed in
   */
  void flag(long row, int column, String rule, @Nullable String value, String detail);

  /**
   * What the owner of the file should know, beside its records; its reading goes on.
   *
   * @param row record, where there is one
   */
  void note(String rule, @Nullable Long row, @Nullable String value, String detail);

  /**
   * What ends the reading of this file.
   *
   * @param rule id of a blocking rule
   * @param row record, where there is one
   * @param value as handed in
   * @param detail what the rule's reason does not already say, in English
   */
  Unreadable unreadable(String rule, @Nullable Long row, @Nullable String value, String detail);
}
