/** File geodatabases, converted by ogr2ogr where it is installed. */
@NullMarked
package landstock.warehouse.source.filegdb;

import org.jspecify.annotations.NullMarked;
