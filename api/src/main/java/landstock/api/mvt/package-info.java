/**
 * Writes vector tiles, version 2.1 of the specification of Mapbox: owns their bytes. Must not know
 * where shapes and values come from, nor HTTP.
 */
@NullMarked
package landstock.api.mvt;

import org.jspecify.annotations.NullMarked;
