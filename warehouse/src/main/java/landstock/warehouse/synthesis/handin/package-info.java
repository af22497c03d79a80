/**
 * Writes a synthetic district as its bureaus would hand it in: shapefiles, a GeoPackage, workbooks,
 * 国土 TXT, GeoJSON and CSV, under the headers they use and with the defects that are asked for.
 * Knows what stands in which file, and nothing about how it came to be.
 */
@NullMarked
package landstock.warehouse.synthesis.handin;

import org.jspecify.annotations.NullMarked;
