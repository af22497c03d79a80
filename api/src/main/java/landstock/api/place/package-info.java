/**
 * Finds places: {@code /v1/features} gives one thing with its outline in WGS 84, {@code /v1/search}
 * finds things by name or code. Must not know DuckDB, nor tiles.
 */
@NullMarked
package landstock.api.place;

import org.jspecify.annotations.NullMarked;
