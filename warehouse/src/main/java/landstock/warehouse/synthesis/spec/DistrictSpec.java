package landstock.warehouse.synthesis.spec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/**
 * Everything a synthetic district is made from; equal specifications give equal files.
 *
 * @param seed of all dice
 * @param srid EPSG code of a projected CRS in metres; all places are (easting, northing) in it
 * @param firstSurvey the survey from which later years evolve
 * @param code of the district, 6 digits
 * @param name of the district
 * @param areaM2 to which the outline is scaled about its centroid
 * @param outline ring of the district, first vertex not repeated
 * @param resurvey the street that comes from another office
 * @param roadsM widths of roads
 * @param counts how many of each thing the first survey has
 * @param streets its parts
 * @param offices what its office buildings add up to
 * @param industries of its enterprises
 * @param taxItems what they pay
 * @param transit its metro
 * @param protectedAreas in which the plan limits what may be done
 * @param protectedSites single monuments
 */
public record DistrictSpec(
    long seed,
    int srid,
    LocalDate firstSurvey,
    String code,
    String name,
    double areaM2,
    List<Place> outline,
    Resurvey resurvey,
    RoadWidths roadsM,
    Counts counts,
    List<StreetSpec> streets,
    OfficeSpec offices,
    List<Industry> industries,
    List<TaxItem> taxItems,
    List<TransitLine> transit,
    List<ProtectedArea> protectedAreas,
    List<ProtectedSite> protectedSites) {

  /** Full widths of the roads between two streets, two communities, two blocks; metres. */
  public record RoadWidths(double street, double community, double block) {}

  /** Things of the first survey; parcels are those of the surface, residents people. */
  public record Counts(
      int blocks,
      int parcels,
      int buildings,
      int enterprises,
      int planningUnits,
      int undergroundMalls,
      int bridges,
      int residents) {}

  /** Reads a specification; {@code place} names it in messages. */
  public static DistrictSpec parse(String place, String yaml) {
    try {
      return YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build()
          .readValue(yaml, DistrictSpec.class);
    } catch (JsonProcessingException e) {
      throw refused(place, e);
    }
  }

  private static LandstockException refused(String place, JacksonException e) {
    LandstockException refusal =
        new LandstockException(Code.INVALID_ARGUMENT, place + ": " + e.getOriginalMessage(), e);
    return e.getLocation() == null
        ? refusal
        : refusal.at(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  public DistrictSpec {
    outline = List.copyOf(outline);
    streets = List.copyOf(streets);
    industries = List.copyOf(industries);
    taxItems = List.copyOf(taxItems);
    transit = List.copyOf(transit);
    protectedAreas = List.copyOf(protectedAreas);
    protectedSites = List.copyOf(protectedSites);
    that(code.matches("[1-9][0-9]{5}"), "code has 6 digits, was " + code);
    that(outline.size() >= 3, "outline has at least 3 vertices, was " + outline.size());
    that(areaM2 > 0, "areaM2 is above 0, was " + areaM2);
    that(!streets.isEmpty() && !industries.isEmpty() && !taxItems.isEmpty(), "a list is empty");
    Set<String> codes = new HashSet<>();
    for (StreetSpec street : streets) {
      that(street.code().startsWith(code), street.code() + " is not of district " + code);
      that(codes.add(street.code()), street.code() + " is declared twice");
      for (CommunitySpec community : street.communities()) {
        that(community.code().startsWith(street.code()), community.code() + " lies elsewhere");
        that(codes.add(community.code()), community.code() + " is declared twice");
      }
    }
  }

  public Dice dice(String kind) {
    return new Dice(seed).fork(kind);
  }

  static void that(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
