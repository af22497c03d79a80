package landstock.warehouse.synthesis.spec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A point of the district's projected CRS, metres; written {@code [easting, northing]}. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"eastingM", "northingM"})
public record Place(double eastingM, double northingM) {}
