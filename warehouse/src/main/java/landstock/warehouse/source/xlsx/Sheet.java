package landstock.warehouse.source.xlsx;

/**
 * A sheet of a workbook.
 *
 * @param position from 1, in the order of its tabs
 * @param part of the archive it lies in
 * @param hidden whether the spreadsheet program does not show it
 */
record Sheet(int position, String name, String part, boolean hidden) {}
