/**
 * Fourth stage: what the engine cannot know by itself. Boxes today; the packed spatial index and
 * rollups will stand before them.
 */
@NullMarked
package landstock.sql.optimise;

import org.jspecify.annotations.NullMarked;
