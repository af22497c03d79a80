/**
 * What a synthetic district shall be like: a specification read from a city's pack, and the seeded
 * dice that everything random comes from. Knows no geometry and writes nothing.
 */
@NullMarked
package landstock.warehouse.synthesis.spec;

import org.jspecify.annotations.NullMarked;
