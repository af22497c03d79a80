/**
 * What a statement is between two stages: its algebra, the types of its numbers, and the base of
 * every rewriting. Knows no text and no engine.
 */
@NullMarked
package landstock.sql.algebra;

import org.jspecify.annotations.NullMarked;
