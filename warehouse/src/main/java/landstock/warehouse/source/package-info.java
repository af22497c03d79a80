/**
 * Reads what bureaus hand in: GeoJSON and CSV, row by row, into typed staging rows in the CRS of
 * the pack. Whatever does not fit becomes a finding with file, row, column and value. Must not know
 * the tables beyond staging, nor publication.
 */
@NullMarked
package landstock.warehouse.source;

import org.jspecify.annotations.NullMarked;
