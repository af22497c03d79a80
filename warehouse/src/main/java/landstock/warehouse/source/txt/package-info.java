/**
 * The coordinate exchange text of land administration (国土 TXT 坐标交换格式), read and written. Northing
 * comes first in it, easting second with or without the number of its zone; areas are in hectares.
 */
@NullMarked
package landstock.warehouse.source.txt;

import org.jspecify.annotations.NullMarked;
