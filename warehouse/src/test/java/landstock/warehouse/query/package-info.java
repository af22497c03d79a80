/** Tests of saved queries: whatever a header says is executed. */
@NullMarked
package landstock.warehouse.query;

import org.jspecify.annotations.NullMarked;
