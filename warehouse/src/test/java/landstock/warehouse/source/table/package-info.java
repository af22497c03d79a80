/** Tests. */
@NullMarked
package landstock.warehouse.source.table;

import org.jspecify.annotations.NullMarked;
