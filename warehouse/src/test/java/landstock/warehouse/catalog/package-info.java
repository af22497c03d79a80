/** The catalogue's files. */
@NullMarked
package landstock.warehouse.catalog;

import org.jspecify.annotations.NullMarked;
