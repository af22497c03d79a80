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

  /** Copies the lists to a folder and says how to read them. */
  static List<HandIn> unpack(Path folder) {
    List<String> files =
        DataFiles.resource(FOLDER + "index.txt").lines().filter(l -> !l.isBlank()).toList();
    try {
      for (String file : files) {
        Files.writeString(folder.resolve(file), DataFiles.resource(FOLDER + file));
      }
    } catch (IOException e) {
      throw new LandstockException(Code.INTERNAL, "cannot unpack the code lists", e);
    }
    return files.stream().map(CodeLists::handIn).toList();
  }

  private static HandIn handIn(String file) {
    return new HandIn(
        "code_" + file.replace(".csv", "").replaceAll("[^a-z0-9_]", "_"),
        "ref.code",
        file,
        Optional.empty(),
        Format.CSV,
        StandardCharsets.UTF_8,
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
