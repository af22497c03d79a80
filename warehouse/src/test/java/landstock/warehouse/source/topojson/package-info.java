@NullMarked
package landstock.warehouse.source.topojson;

import org.jspecify.annotations.NullMarked;
