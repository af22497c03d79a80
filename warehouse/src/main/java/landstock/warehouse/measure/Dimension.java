package landstock.warehouse.measure;

import landstock.sql.catalog.Label;

/**
 * What measures can be grouped and filtered by.
 *
 * @param choose whether it is asked for with a choice, {@code grid:hexagon_250}
 */
public record Dimension(String name, Label label, boolean choose) {}
