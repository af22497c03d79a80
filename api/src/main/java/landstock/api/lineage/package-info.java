/** Where a number comes from, over HTTP. */
@NullMarked
package landstock.api.lineage;

import org.jspecify.annotations.NullMarked;
