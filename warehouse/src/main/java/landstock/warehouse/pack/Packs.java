package landstock.warehouse.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;

/** The packs that come with the product, and those a user keeps in a folder. */
public final class Packs {
  private static final String FOLDER = "packs/";
  private static final String FILE = "pack.yaml";

  private final PackParser parser;

  public Packs(DataFiles files, DataModel model) {
    this.parser = new PackParser(files, model);
  }

  /** Packs checked against the product's own catalogue. */
  public static Packs ofProduct() {
    DataFiles files = new DataFiles();
    return new Packs(files, new CatalogFiles(files).load());
  }

  /** Names of the packs that come with the product, in alphabetical order. */
  public List<String> names() {
    return DataFiles.resource(FOLDER + "index.txt")
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty() && !l.startsWith("#"))
        .sorted()
        .toList();
  }

  /**
   * @param name of a pack of the product, or the path of a folder that holds a {@code pack.yaml}
   * @throws LandstockException NOT_FOUND with the nearest names; INVALID_ARGUMENT if it is wrong
   */
  public Pack find(String name) {
    if (names().contains(name)) {
      String folder = FOLDER + name + "/";
      return read(folder + FILE, file -> DataFiles.resource(folder + file));
    }
    Path folder = Path.of(name);
    if (Files.isRegularFile(folder.resolve(FILE))) {
      return read(folder.resolve(FILE).toString(), file -> text(folder.resolve(file)));
    }
    throw new LandstockException(Code.NOT_FOUND, "there is no pack '" + name + "'")
        .withHint(
            "packs of the product: "
                + String.join(", ", names())
                + "; or name a folder that holds a "
                + FILE)
        .withSuggestions(Nearest.to(name, names()));
  }

  private Pack read(String place, Function<String, String> texts) {
    return parser.parse(place, texts.apply(FILE), texts);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new LandstockException(Code.NOT_FOUND, "cannot read " + file, e);
    }
  }
}
