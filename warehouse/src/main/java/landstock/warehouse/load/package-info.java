/**
 * A load from the first byte to the published snapshot: reads the hand-ins of a pack, runs models
 * and rules, writes the ledger, publishes, and tells how far it is. Must not know any door.
 */
@NullMarked
package landstock.warehouse.load;

import org.jspecify.annotations.NullMarked;
