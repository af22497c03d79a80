/**
 * Saved queries: questions with a name, kept as SQL files whose header says everything about them.
 * Must not know HTTP or formats of answers.
 */
@NullMarked
package landstock.warehouse.query;

import org.jspecify.annotations.NullMarked;
