/**
 * Reads the catalogue from its data files and checks it. {@link
 * landstock.warehouse.catalog.DataModel} is the result: the catalogue every floor sees, and which
 * of its columns bureaus hand in. Must not know any file format of a hand-in, nor the engine.
 */
@NullMarked
package landstock.warehouse.catalog;

import org.jspecify.annotations.NullMarked;
