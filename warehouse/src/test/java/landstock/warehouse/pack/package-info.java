/** Packs. */
@NullMarked
package landstock.warehouse.pack;

import org.jspecify.annotations.NullMarked;
