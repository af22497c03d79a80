/**
 * Which column of a dataset a header means, in which unit its values are, and how sure that is.
 * Used alike by loads, plans and inspections, so that a plan shows what a load does. Must not know
 * files.
 */
@NullMarked
package landstock.warehouse.mapping;

import org.jspecify.annotations.NullMarked;
