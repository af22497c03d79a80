/** Tests of tiles against generated parcels, over HTTP, with decoders of others. */
@NullMarked
package landstock.api.tile;

import org.jspecify.annotations.NullMarked;
