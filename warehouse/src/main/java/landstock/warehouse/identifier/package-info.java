/**
 * Keys that public bureaus issue, with the rules their makers wrote into them. Knows form and check
 * digits only: whether a code exists is for the data to say, and an issued code may fail its check.
 */
@NullMarked
package landstock.warehouse.identifier;

import org.jspecify.annotations.NullMarked;
