/**
 * First stage: text to a syntax tree of one query, under caps that hold before a parser reads.
 * Knows no catalogue.
 */
@NullMarked
package landstock.sql.parse;

import org.jspecify.annotations.NullMarked;
