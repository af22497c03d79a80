/**
 * What answers of fixed questions share besides their rows: formats that people download, names of
 * files, units and titles in two languages. Must not know which questions there are.
 */
@NullMarked
package landstock.api.export;

import org.jspecify.annotations.NullMarked;
