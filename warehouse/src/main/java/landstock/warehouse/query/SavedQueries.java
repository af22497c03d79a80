package landstock.warehouse.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import landstock.sql.catalog.Catalog;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.pack.Packs;

/** The saved queries of the product and of the packs that come with it. Immutable. */
public final class SavedQueries {
  /** What a request may say besides parameters; no parameter is called so. */
  public static final Set<String> RESERVED =
      Set.of("snapshot", "shape", "lang", "names", "bom", "f");

  private static final String PRODUCT = "landstock/warehouse/query/";
  private static final String INDEX = "index.txt";

  private final List<SavedQuery> all;

  private SavedQueries(List<SavedQuery> all) {
    this.all = List.copyOf(all);
  }

  public static SavedQueries load(
      DataFiles files, Catalog catalog, Measures measures, Packs packs) {
    QueryParser parser = new QueryParser(files, catalog, measures.dimensions().keySet(), RESERVED);
    List<SavedQuery> all = new ArrayList<>(read(parser, PRODUCT, Optional.empty()));
    for (String pack : packs.names()) {
      all.addAll(read(parser, "packs/" + pack + "/queries/", Optional.of(pack)));
    }
    return new SavedQueries(all);
  }

  private static List<SavedQuery> read(QueryParser parser, String folder, Optional<String> pack) {
    return DataFiles.findResource(folder + INDEX).stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .map(name -> parser.parse(name, DataFiles.resource(folder + name + ".sql"), pack))
        .toList();
  }

  /** Those that fit a snapshot of this pack, in the order in which they are presented. */
  public List<SavedQuery> of(String pack) {
    return all.stream().filter(q -> q.pack().map(pack::equals).orElse(true)).toList();
  }

  /**
   * @throws LandstockException NOT_FOUND with the nearest names
   */
  public SavedQuery get(String name, String pack) {
    List<SavedQuery> known = of(pack);
    List<String> names = known.stream().map(SavedQuery::name).toList();
    return known.stream()
        .filter(q -> q.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(Code.NOT_FOUND, "there is no query '" + name + "'")
                    .withHint("there are " + String.join(", ", names))
                    .withSuggestions(Nearest.to(name, names)));
  }
}
