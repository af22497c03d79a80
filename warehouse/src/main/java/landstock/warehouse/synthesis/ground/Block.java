package landstock.warehouse.synthesis.ground;

import landstock.warehouse.synthesis.spec.BlockCharacter;

/**
 * Land between roads.
 *
 * @param code sub-area and 3 digits
 * @param axis direction of its roads, radians from east
 * @param face without the roads
 */
record Block(CommunityArea area, String code, BlockCharacter character, double axis, Face face) {}
