/**
 * {@code /v1/snapshots}: which states of the world can be asked, which of them a request is about,
 * and the tag by which a second asking is answered without asking. Knows manifests, not files.
 */
@NullMarked
package landstock.api.snapshot;

import org.jspecify.annotations.NullMarked;
