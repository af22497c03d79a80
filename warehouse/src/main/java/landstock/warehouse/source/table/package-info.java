/**
 * What tables of any format have in common: titles above the header, headers of two rows, totals
 * and remarks below. Must not know formats.
 */
@NullMarked
package landstock.warehouse.source.table;

import org.jspecify.annotations.NullMarked;
