/** Comma-separated values. */
@NullMarked
package landstock.warehouse.source.csv;

import org.jspecify.annotations.NullMarked;
