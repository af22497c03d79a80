/** Measures against figures worked out by hand. */
@NullMarked
package landstock.warehouse.measure;

import org.jspecify.annotations.NullMarked;
