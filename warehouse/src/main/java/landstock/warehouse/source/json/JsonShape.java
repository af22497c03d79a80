package landstock.warehouse.source.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A geometry as it was read, which may still be none.
 *
 * @param type as written; null where there is none
 * @param coordinates null where there are none, or they are no array
 * @param arcs of TopoJSON; null where there are none, or they are no array
 * @param parts of a collection; null where there are none, or they are no array
 */
public record JsonShape(
    @Nullable String type,
    @Nullable NumberArray coordinates,
    @Nullable NumberArray arcs,
    @Nullable List<JsonShape> parts) {}
