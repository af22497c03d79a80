/**
 * Writes a synthetic district as its bureaus would hand it in: GeoJSON and CSV under the headers
 * they use. Knows what stands in which file, and nothing about how it came to be.
 */
@NullMarked
package landstock.warehouse.synthesis.handin;

import org.jspecify.annotations.NullMarked;
