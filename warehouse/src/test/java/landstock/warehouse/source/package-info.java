/** Readers of hand-ins. */
@NullMarked
package landstock.warehouse.source;

import org.jspecify.annotations.NullMarked;
