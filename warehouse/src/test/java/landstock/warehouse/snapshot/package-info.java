/** The store on disk. */
@NullMarked
package landstock.warehouse.snapshot;

import org.jspecify.annotations.NullMarked;
