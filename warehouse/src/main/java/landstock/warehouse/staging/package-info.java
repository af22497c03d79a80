/**
 * Takes records of texts, whatever their format: finds the column of each header, types each value,
 * moves geometry into the CRS of the pack and adds the row to its staging table. What does not fit
 * becomes a finding.
 */
@NullMarked
package landstock.warehouse.staging;

import org.jspecify.annotations.NullMarked;
