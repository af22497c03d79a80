package landstock.warehouse.synthesis.spec;

import java.util.List;

/** A metro line in the district, with its stations in order. */
public record TransitLine(String code, String name, List<Station> stations) {

  /** One stop; an interchange is one station on each of its lines. */
  public record Station(String code, String name, Place at) {}

  public TransitLine {
    stations = List.copyOf(stations);
    DistrictSpec.that(stations.size() >= 2, code + ": a line has at least 2 stations");
  }
}
