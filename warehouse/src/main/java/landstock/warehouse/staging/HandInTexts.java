package landstock.warehouse.staging;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.pack.Survey;

/**
 * Texts of cells from the files themselves.
 *
 * @param folder that the files of the survey are relative to
 */
public record HandInTexts(Path folder, Survey survey, DataModel model) implements CellTexts {

  @Override
  public Optional<Map<CellText.Place, CellText.Cell>> find(
      String source, String sha256, Map<Long, Set<String>> wanted) {
    try {
      return survey.handIns().stream()
          .filter(h -> h.name().equals(source))
          .findFirst()
          .flatMap(
              handIn ->
                  model
                      .findDataset(handIn.dataset())
                      .flatMap(d -> CellText.find(folder, handIn, d, sha256, wanted)));
    } catch (LandstockException e) {
      // A file that could be read once and cannot any more leaves what was understood.
      return Optional.empty();
    }
  }
}
