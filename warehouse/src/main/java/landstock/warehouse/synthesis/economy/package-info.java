/**
 * Who sits in the buildings of a synthetic district, what they turn over and what tax they pay,
 * brought to the specification's totals. Figures of a year depend on the enterprise and the year
 * only, so that two surveys tell the same history. Writes no file.
 */
@NullMarked
package landstock.warehouse.synthesis.economy;

import org.jspecify.annotations.NullMarked;
