/** Tests. */
@NullMarked
package landstock.warehouse.source.txt;

import org.jspecify.annotations.NullMarked;
