@NullMarked
package landstock.warehouse.source.geopackage;

import org.jspecify.annotations.NullMarked;
