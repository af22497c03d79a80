/** The rules and what they find. */
@NullMarked
package landstock.warehouse.quality;

import org.jspecify.annotations.NullMarked;
