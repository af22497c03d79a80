/**
 * What a file says of its CRS, compared with what the pack says: by effect, not by name. Must not
 * know a format of files.
 */
@NullMarked
package landstock.warehouse.source.crs;

import org.jspecify.annotations.NullMarked;
