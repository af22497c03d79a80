/**
 * The ways in which bureaus write their files, a package each, and what they hand records to.
 * Whatever cannot be read is said with file, row and value. Must not know the tables, nor
 * publication.
 */
@NullMarked
package landstock.warehouse.source;

import org.jspecify.annotations.NullMarked;
