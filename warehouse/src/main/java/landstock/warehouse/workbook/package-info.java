/**
 * Workbooks (XLSX) written row by row, for people: hand-ins of generated packs, reports to bureaus.
 * Must not know what the rows mean.
 */
@NullMarked
package landstock.warehouse.workbook;

import org.jspecify.annotations.NullMarked;
