/** Tests. */
@NullMarked
package landstock.warehouse.source.xlsx;

import org.jspecify.annotations.NullMarked;
