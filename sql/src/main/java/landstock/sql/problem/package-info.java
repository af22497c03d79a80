/**
 * The one error type that crosses module borders,, the codes every door maps to its own form (HTTP
 * status, exit code), and the names somebody may have meant. Knows nothing of SQL engines or HTTP.
 */
@NullMarked
package landstock.sql.problem;

import org.jspecify.annotations.NullMarked;
