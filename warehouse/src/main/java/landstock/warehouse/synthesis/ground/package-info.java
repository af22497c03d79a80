/**
 * The ground of a synthetic district: streets, communities, blocks, parcels and buildings, cut out
 * of one outline by recursive bisection, and what happens to them in a year. Everything is in the
 * specification's projected CRS, metres, (easting, northing). Knows no enterprise and no file.
 */
@NullMarked
package landstock.warehouse.synthesis.ground;

import org.jspecify.annotations.NullMarked;
