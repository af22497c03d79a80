package landstock.warehouse.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.HandIn.Format;

/** The code lists of the field that come with the product, read like any hand-in. */
final class CodeLists {
  private static final String FOLDER = "landstock/warehouse/code/";

  /**
   * Datasets of which the list of a pack takes the place of the product's, not a place beside it.
   */
  private static final Set<String> TAKEN_OVER = Set.of("ref.building_tier");

  private CodeLists() {}

  /**
   * A line of {@code index.txt}: a file and the dataset it feeds.
   *
   * @param dataset qualified, in schema {@code ref}
   */
  private record Listed(String file, String dataset) {
    static Listed parse(String line) {
      int space = line.indexOf(' ');
      return new Listed(line.substring(0, space), line.substring(space + 1).strip());
    }
  }

  /**
   * Copies the lists to a folder and says how to read them.
   *
   * @param given by the pack, some of which takes the place of a list
   */
  static List<HandIn> unpack(Path folder, List<HandIn> given) {
    Set<String> handedIn = given.stream().map(HandIn::dataset).collect(Collectors.toSet());
    List<Listed> lists =
        DataFiles.resource(FOLDER + "index.txt")
            .lines()
            .filter(l -> !l.isBlank())
            .map(Listed::parse)
            .filter(l -> !TAKEN_OVER.contains(l.dataset()) || !handedIn.contains(l.dataset()))
            .toList();
    try {
      for (Listed list : lists) {
        Files.writeString(folder.resolve(list.file()), DataFiles.resource(FOLDER + list.file()));
      }
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "cannot unpack the code lists", e);
    }
    return lists.stream().map(CodeLists::handIn).toList();
  }

  private static HandIn handIn(Listed list) {
    return new HandIn(
        "code_" + list.file().replace(".csv", "").replaceAll("[^a-z0-9_]", "_"),
        list.dataset(),
        list.file(),
        Optional.empty(),
        Format.CSV,
        StandardCharsets.UTF_8,
        Optional.empty(),
        4326,
        Optional.empty(),
        new Label("Landstock 代码表", "Code lists of Landstock"),
        "administrative_record",
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }
}
