/** {@code /v1/snapshots}: which states of the world can be asked. Knows manifests, not files. */
@NullMarked
package landstock.api.snapshot;

import org.jspecify.annotations.NullMarked;
