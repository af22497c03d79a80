/** Tests. */
@NullMarked
package landstock.warehouse.inspect;

import org.jspecify.annotations.NullMarked;
