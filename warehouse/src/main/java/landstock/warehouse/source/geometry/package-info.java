/** Geometry of foreign files, built within limits. Must not know a format of files. */
@NullMarked
package landstock.warehouse.source.geometry;

import org.jspecify.annotations.NullMarked;
