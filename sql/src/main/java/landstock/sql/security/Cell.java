package landstock.sql.security;

import org.jspecify.annotations.Nullable;

/**
 * What the secure stage knows of one field of a row.
 *
 * @param restriction where it comes from an aggregate-only column; null where it is free
 * @param stored whether it is a stored column, unchanged
 */
record Cell(@Nullable Restriction restriction, boolean stored) {
  static final Cell FREE = new Cell(null, false);
  static final Cell STORED = new Cell(null, true);

  static Cell of(@Nullable Restriction restriction) {
    return restriction == null ? FREE : new Cell(restriction, false);
  }

  boolean restricted() {
    return restriction != null;
  }
}
