package landstock.warehouse.staging;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import landstock.warehouse.staging.CellText.Cell;
import landstock.warehouse.staging.CellText.Place;

/** Where the texts of cells come from, for one snapshot. */
@FunctionalInterface
public interface CellTexts {
  /** No file is at hand. */
  CellTexts NONE = (source, sha256, wanted) -> Optional.empty();

  /**
   * @param source name of the hand-in
   * @param sha256 of its file when it was loaded
   * @param wanted row to columns
   * @return empty where the file is not at hand as it was loaded
   */
  Optional<Map<Place, Cell>> find(String source, String sha256, Map<Long, Set<String>> wanted);
}
