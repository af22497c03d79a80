/** Tests of vector tiles, and a decoder that is stricter than those of browsers. */
@NullMarked
package landstock.api.mvt;

import org.jspecify.annotations.NullMarked;
