@NullMarked
package landstock.warehouse.source.geometry;

import org.jspecify.annotations.NullMarked;
