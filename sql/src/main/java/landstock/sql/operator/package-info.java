/**
 * What may be called, as Calcite sees it: the allow-list of standard operators, and the {@code
 * ST_*} functions with their overloads. Knows no tables, no engine and no HTTP.
 */
@NullMarked
package landstock.sql.operator;

import org.jspecify.annotations.NullMarked;
