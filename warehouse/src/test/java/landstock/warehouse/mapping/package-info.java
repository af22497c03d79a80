/** Tests. */
@NullMarked
package landstock.warehouse.mapping;

import org.jspecify.annotations.NullMarked;
