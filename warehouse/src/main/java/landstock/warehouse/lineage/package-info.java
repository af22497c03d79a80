/**
 * Where one number comes from: the rows behind it, down to the records that bureaus handed in and
 * the text of their cells. Which rows stand behind which is data. Must not know HTTP.
 */
@NullMarked
package landstock.warehouse.lineage;

import org.jspecify.annotations.NullMarked;
