/**
 * Strict reading of the data files that drive Landstock (catalogue, packs, rules): unknown and
 * repeated keys are errors that name the file, the place and the nearest known key. Must not know
 * what any of them means.
 */
@NullMarked
package landstock.warehouse.datafile;

import org.jspecify.annotations.NullMarked;
