/**
 * Looks at files before they are loaded: what a file is, which dataset it fits, what a load of a
 * pack would make of it and what is not sure. Reads through the same formats as a load, and loads
 * nothing. Must not know the store.
 */
@NullMarked
package landstock.warehouse.inspect;

import org.jspecify.annotations.NullMarked;
