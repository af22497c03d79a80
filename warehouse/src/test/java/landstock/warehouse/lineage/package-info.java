/** Where numbers come from. */
@NullMarked
package landstock.warehouse.lineage;

import org.jspecify.annotations.NullMarked;
