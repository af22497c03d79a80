/**
 * Generates a synthetic district, the same on every machine, and writes it as its bureaus would
 * hand it in. {@link landstock.warehouse.synthesis.District} is the entry; the packages below own
 * the specification, the ground, the economy and the files. Must know no city and nothing of how a
 * hand-in is read or a snapshot is built.
 */
@NullMarked
package landstock.warehouse.synthesis;

import org.jspecify.annotations.NullMarked;
