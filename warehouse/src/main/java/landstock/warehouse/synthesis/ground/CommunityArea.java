package landstock.warehouse.synthesis.ground;

import landstock.warehouse.synthesis.spec.CommunitySpec;
import landstock.warehouse.synthesis.spec.StreetSpec;
import org.locationtech.jts.geom.Polygon;

/**
 * A community as the cadastre sees it.
 *
 * @param subArea 12 digits: district, cadastral area (the street), sub-area (the community)
 */
record CommunityArea(StreetSpec street, CommunitySpec community, String subArea, Polygon geom) {}
