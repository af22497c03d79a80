/**
 * Fifth stage: algebra to the text that the engine gets, and the description of its columns.
 * Differences of dialects live here and nowhere else.
 */
@NullMarked
package landstock.sql.render;

import org.jspecify.annotations.NullMarked;
