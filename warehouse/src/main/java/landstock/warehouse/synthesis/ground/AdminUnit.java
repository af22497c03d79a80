package landstock.warehouse.synthesis.ground;

import java.util.Optional;
import org.locationtech.jts.geom.Polygon;

/**
 * District, street or community.
 *
 * @param level {@code district}, {@code street} or {@code community}
 * @param parentCode empty for the district
 */
public record AdminUnit(
    String code, String name, String level, Optional<String> parentCode, Polygon geom) {}
