/**
 * The proof that an answer equals DuckDB's own: data that bites, statements made by a seeded
 * grammar, the comparison of two answers, and the shrinking of a disagreement. Nothing of the
 * product depends on it; tests and the bench do. Knows no Calcite.
 */
@NullMarked
package landstock.sql.proof;

import org.jspecify.annotations.NullMarked;
