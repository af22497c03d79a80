/** Typing of values. */
@NullMarked
package landstock.warehouse.staging;

import org.jspecify.annotations.NullMarked;
