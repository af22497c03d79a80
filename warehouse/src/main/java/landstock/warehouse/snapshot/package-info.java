/**
 * The store on disk: immutable snapshots, their manifests, the pointer to the current one,
 * publication and verification. {@link landstock.warehouse.snapshot.Warehouse} opens a store for
 * questions. Must not know how a snapshot is built, nor any door.
 */
@NullMarked
package landstock.warehouse.snapshot;

import org.jspecify.annotations.NullMarked;
