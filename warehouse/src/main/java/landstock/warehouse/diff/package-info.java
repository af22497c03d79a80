/**
 * What changed from one snapshot to another: parcels, their attributes, the indicators. Asks
 * through the same door as everybody; must not know files or publication.
 */
@NullMarked
package landstock.warehouse.diff;

import org.jspecify.annotations.NullMarked;
