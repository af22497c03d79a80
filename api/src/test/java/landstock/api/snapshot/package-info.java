/** Tests of what is said about snapshots. */
@NullMarked
package landstock.api.snapshot;

import org.jspecify.annotations.NullMarked;
