/** Comparing snapshots. */
@NullMarked
package landstock.warehouse.diff;

import org.jspecify.annotations.NullMarked;
