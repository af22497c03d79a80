/** Reports to bureaus, read back. */
@NullMarked
package landstock.warehouse.feedback;

import org.jspecify.annotations.NullMarked;
