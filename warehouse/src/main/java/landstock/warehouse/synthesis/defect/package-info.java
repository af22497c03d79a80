/**
 * What is wrong on purpose in a synthetic hand-in, as data: where, how, and which rules must find
 * it. Knows records, headers and geometries of a file, and nothing of what they mean.
 */
@NullMarked
package landstock.warehouse.synthesis.defect;

import org.jspecify.annotations.NullMarked;
