/** Tests of how hand-ins are written, and of what is put wrong in them. */
@NullMarked
package landstock.warehouse.synthesis.handin;

import org.jspecify.annotations.NullMarked;
