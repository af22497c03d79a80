/** Loads from files to answers. */
@NullMarked
package landstock.warehouse.load;

import org.jspecify.annotations.NullMarked;
