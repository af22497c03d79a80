/**
 * Shapes on the squares of a web map: owns their form in memory, in integers of Web Mercator with
 * an index beside, and how a tile is cut from them. Must not know attributes, formats of tiles, or
 * where shapes come from.
 */
@NullMarked
package landstock.sql.tile;

import org.jspecify.annotations.NullMarked;
