/**
 * What goes back to the bureau that handed a file in: its findings in its own words, as a workbook
 * and as a page for print. Must not know rules or how they run, only what {@code meta} holds; nor
 * any door.
 */
@NullMarked
package landstock.warehouse.feedback;

import org.jspecify.annotations.NullMarked;
