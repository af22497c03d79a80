/**
 * What is wrong with a hand-in: the rules as data, the findings, and how the rules run. Must not
 * know how files are read, nor how a snapshot is published.
 */
@NullMarked
package landstock.warehouse.quality;

import org.jspecify.annotations.NullMarked;
