@NullMarked
package landstock.warehouse.source.crs;

import org.jspecify.annotations.NullMarked;
