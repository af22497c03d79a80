/**
 * Workbooks of XLSX, sheet by sheet and row by row, from files that may be broken or hostile:
 * nothing is believed about sizes before it is read, and nothing outside the file is opened.
 */
@NullMarked
package landstock.warehouse.source.xlsx;

import org.jspecify.annotations.NullMarked;
