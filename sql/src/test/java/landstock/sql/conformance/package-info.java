/**
 * Runs the test cases of JTS through SQL. Knows only a question and its answer ({@link
 * landstock.sql.conformance.Ask}), not the engine behind.
 */
@NullMarked
package landstock.sql.conformance;

import org.jspecify.annotations.NullMarked;
