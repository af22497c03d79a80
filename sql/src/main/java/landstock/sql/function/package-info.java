/**
 * Every function that exists in our SQL, each declared once: name, types, one line of
 * documentation, rendering. What is not declared here does not exist. Knows no connection and no
 * HTTP.
 */
@NullMarked
package landstock.sql.function;

import org.jspecify.annotations.NullMarked;
