package landstock.warehouse.synthesis.spec;

/**
 * A street whose parcels another office surveyed again: they are handed in by that office alone.
 *
 * @param street code of the street
 * @param srid EPSG code of a grid that has its zone before eastings, of the same meridian as the
 *     district's own
 * @param zone its number
 */
public record Resurvey(String street, int srid, int zone) {}
