/** Tests. */
@NullMarked
package landstock.warehouse.workbook;

import org.jspecify.annotations.NullMarked;
