/**
 * From staging to a finished database file: the models, each one SELECT in a {@code .sql} file, run
 * in the order of their references, checked against the catalogue. Must not know files of bureaus,
 * nor where the result is published.
 */
@NullMarked
package landstock.warehouse.build;

import org.jspecify.annotations.NullMarked;
