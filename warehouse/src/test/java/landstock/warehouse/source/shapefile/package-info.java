@NullMarked
package landstock.warehouse.source.shapefile;

import org.jspecify.annotations.NullMarked;
