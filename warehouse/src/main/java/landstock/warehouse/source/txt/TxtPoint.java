package landstock.warehouse.source.txt;

/**
 * One line of coordinates, as written.
 *
 * @param line of the file, from 1
 * @param name e.g. {@code J1}
 * @param ring number of its ring, 1 being the outer one
 * @param x northing, by the format
 * @param y easting, by the format
 */
public record TxtPoint(long line, String name, String ring, String x, String y) {}
