/**
 * A pack: a city as data files. Says which hand-ins make which snapshot and how their headers,
 * units and coordinates become the catalogue's. Must not know any city, nor how a file is read.
 */
@NullMarked
package landstock.warehouse.pack;

import org.jspecify.annotations.NullMarked;
