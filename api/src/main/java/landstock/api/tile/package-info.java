/**
 * {@code /tiles}: shapes and measures as vector tiles. Owns what a layer shows at which zoom, what
 * of a snapshot is kept in memory for it, and the tiles that are kept. Every value comes through
 * the secured path, by an {@link landstock.api.query.Ask}; what is kept belongs to that one, and so
 * to its policy. Must not know DuckDB, nor how shapes are stored.
 */
@NullMarked
package landstock.api.tile;

import org.jspecify.annotations.NullMarked;
