/** Models, their order and their headers. */
@NullMarked
package landstock.warehouse.build;

import org.jspecify.annotations.NullMarked;
