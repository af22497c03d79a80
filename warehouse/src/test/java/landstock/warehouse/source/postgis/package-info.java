@NullMarked
package landstock.warehouse.source.postgis;

import org.jspecify.annotations.NullMarked;
