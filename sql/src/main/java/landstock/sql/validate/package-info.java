/**
 * Second stage: a syntax tree to relational algebra, by the catalogue and the published snapshots.
 */
@NullMarked
package landstock.sql.validate;

import org.jspecify.annotations.NullMarked;
