package landstock.warehouse.synthesis.ground;

import static java.util.Map.entry;
import static landstock.warehouse.synthesis.ground.LandUse.CAR_PARK;
import static landstock.warehouse.synthesis.ground.LandUse.CULTURE;
import static landstock.warehouse.synthesis.ground.LandUse.EMPTY;
import static landstock.warehouse.synthesis.ground.LandUse.GOVERNMENT;
import static landstock.warehouse.synthesis.ground.LandUse.HOSPITAL;
import static landstock.warehouse.synthesis.ground.LandUse.HOTEL;
import static landstock.warehouse.synthesis.ground.LandUse.HOUSING;
import static landstock.warehouse.synthesis.ground.LandUse.INDUSTRY;
import static landstock.warehouse.synthesis.ground.LandUse.OFFICE;
import static landstock.warehouse.synthesis.ground.LandUse.PARK;
import static landstock.warehouse.synthesis.ground.LandUse.RELIGION;
import static landstock.warehouse.synthesis.ground.LandUse.RETAIL;
import static landstock.warehouse.synthesis.ground.LandUse.SCHOOL;
import static landstock.warehouse.synthesis.ground.LandUse.STORE;
import static landstock.warehouse.synthesis.ground.LandUse.UTILITY;

import java.util.Map;
import landstock.warehouse.synthesis.spec.BlockCharacter;

/** What the parcels of a block are used for. */
final class UseMix {
  private UseMix() {}

  /** Weights of uses; those not named do not occur. */
  static Map<LandUse, Double> of(BlockCharacter character) {
    return switch (character) {
      case ESTATE ->
          Map.ofEntries(
              entry(HOUSING, 84.0),
              entry(RETAIL, 5.0),
              entry(GOVERNMENT, 1.0),
              entry(SCHOOL, 4.0),
              entry(HOSPITAL, 1.0),
              entry(UTILITY, 2.0),
              entry(CAR_PARK, 2.0),
              entry(EMPTY, 1.0));
      case LANE ->
          Map.ofEntries(
              entry(HOUSING, 82.0),
              entry(RETAIL, 9.0),
              entry(HOTEL, 1.0),
              entry(OFFICE, 1.0),
              entry(INDUSTRY, 1.0),
              entry(GOVERNMENT, 1.0),
              entry(HOSPITAL, 1.0),
              entry(CULTURE, 1.0),
              entry(UTILITY, 1.0),
              entry(CAR_PARK, 1.0),
              entry(EMPTY, 1.0));
      case VILLA ->
          Map.ofEntries(
              entry(HOUSING, 66.0),
              entry(RETAIL, 9.0),
              entry(HOTEL, 5.0),
              entry(OFFICE, 6.0),
              entry(GOVERNMENT, 5.0),
              entry(SCHOOL, 1.0),
              entry(HOSPITAL, 1.0),
              entry(CULTURE, 6.0),
              entry(RELIGION, 1.0));
      case COMMERCE ->
          Map.ofEntries(
              entry(HOUSING, 10.0),
              entry(RETAIL, 56.0),
              entry(HOTEL, 10.0),
              entry(OFFICE, 14.0),
              entry(STORE, 1.0),
              entry(GOVERNMENT, 1.0),
              entry(CULTURE, 3.0),
              entry(CAR_PARK, 4.0),
              entry(EMPTY, 1.0));
      case OFFICE ->
          Map.ofEntries(
              entry(HOUSING, 4.0),
              entry(RETAIL, 10.0),
              entry(HOTEL, 6.0),
              entry(OFFICE, 74.0),
              entry(GOVERNMENT, 3.0),
              entry(CAR_PARK, 2.0),
              entry(EMPTY, 1.0));
      case PUBLIC ->
          Map.ofEntries(
              entry(HOUSING, 6.0),
              entry(RETAIL, 3.0),
              entry(OFFICE, 3.0),
              entry(GOVERNMENT, 22.0),
              entry(SCHOOL, 30.0),
              entry(HOSPITAL, 16.0),
              entry(CULTURE, 9.0),
              entry(UTILITY, 6.0),
              entry(CAR_PARK, 3.0),
              entry(RELIGION, 2.0));
      case WORKSHOP ->
          Map.ofEntries(
              entry(HOUSING, 8.0),
              entry(RETAIL, 6.0),
              entry(OFFICE, 4.0),
              entry(INDUSTRY, 50.0),
              entry(STORE, 22.0),
              entry(UTILITY, 5.0),
              entry(CAR_PARK, 2.0),
              entry(EMPTY, 3.0));
      case GREEN ->
          Map.ofEntries(
              entry(RETAIL, 2.0), entry(CULTURE, 6.0), entry(UTILITY, 2.0), entry(PARK, 90.0));
    };
  }
}
