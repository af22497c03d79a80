package landstock.warehouse.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.HandIn.Format;

/** The code lists of the field that come with the product, read like any hand-in. */
final class CodeLists {
  private static final String FOLDER = "landstock/warehouse/code/";

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

  /** Copies the lists to a folder and says how to read them. */
  static List<HandIn> unpack(Path folder) {
    List<Listed> lists =
        DataFiles.resource(FOLDER + "index.txt")
            .lines()
            .filter(l -> !l.isBlank())
            .map(Listed::parse)
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
