package landstock.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.engine.Limits;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.measure.Measures;
import landstock.warehouse.pack.Packs;
import landstock.warehouse.query.SavedQuery.ColumnSaid;
import landstock.warehouse.snapshot.SnapshotManifest;
import landstock.warehouse.snapshot.Warehouse;

/** Executes what headers say, on every snapshot of a store. */
public final class HeaderCheck {
  private static final Pattern TABLE =
      Pattern.compile("\\b(?:FROM|JOIN)\\s+((?:ref|land|econ|plan|survey|mart|meta)\\.[a-z_]+)");
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)\\b");

  private final Warehouse warehouse;
  private final SavedQueries queries;
  private final DimensionValues choices;

  public HeaderCheck(Warehouse warehouse) {
    this.warehouse = warehouse;
    DataFiles files = new DataFiles();
    var catalog = new CatalogFiles(files).load().catalog();
    Measures measures = Measures.load(files, catalog);
    this.queries = SavedQueries.load(files, catalog, measures, Packs.ofProduct());
    this.choices = new DimensionValues(measures, q -> warehouse.askFixed(q, Policy.OPEN));
  }

  /**
   * @return rows of each query under its defaults, over all snapshots
   */
  public Map<String, Integer> all() {
    Map<String, Integer> rows = new HashMap<>();
    for (SnapshotManifest snapshot : warehouse.snapshots()) {
      for (SavedQuery query : queries.of(snapshot.pack())) {
        tables(query);
        parameters(query);
        rows.merge(query.name(), rows(query, Map.of(), snapshot.id()), Integer::sum);
        for (Parameter parameter : query.parameters()) {
          for (String value : parameter.values().keySet()) {
            rows(query, Map.of(parameter.name(), value), snapshot.id());
          }
        }
      }
    }
    return rows;
  }

  private static void tables(SavedQuery query) {
    Set<String> read = new TreeSet<>();
    Matcher matcher = TABLE.matcher(query.sql());
    while (matcher.find()) {
      read.add(String.valueOf(matcher.group(1)));
    }
    assertThat(new TreeSet<>(query.source())).as(query.name() + ": source").isEqualTo(read);
  }

  private static void parameters(SavedQuery query) {
    Set<String> used = new TreeSet<>();
    Matcher matcher = PARAMETER.matcher(query.sql());
    while (matcher.find()) {
      used.add(String.valueOf(matcher.group(1)));
    }
    used.remove("lang");
    Set<String> said = new TreeSet<>();
    query.parameters().forEach(p -> said.add(p.name()));
    assertThat(said).as(query.name() + ": parameters").isEqualTo(used);
  }

  private int rows(SavedQuery query, Map<String, String> given, String snapshot) {
    String place = query.name() + " on " + snapshot + " with " + given;
    Arguments arguments = Arguments.of(query, given, choices, snapshot);
    Question question =
        new Question(
            query.sql(), arguments.named(query, "zh"), Optional.of(snapshot), Limits.DEFAULT);
    try (Answer answer = warehouse.askFixed(question, Policy.OPEN)) {
      List<String> got = answer.columns().stream().map(c -> c.name() + " " + c.type()).toList();
      List<String> said = query.columns().stream().map(c -> c.name() + " " + c.type()).toList();
      assertThat(got).as(place).isEqualTo(said);
      List<Integer> grain =
          query.grain().stream()
              .map(g -> query.columns().stream().map(ColumnSaid::name).toList().indexOf(g))
              .toList();
      Set<List<String>> keys = new HashSet<>();
      int count = 0;
      while (answer.rows().next()) {
        for (int row = 0; row < answer.rows().batch().getRowCount(); row++) {
          List<String> key = new ArrayList<>();
          for (int column : grain) {
            key.add(String.valueOf(answer.rows().batch().getVector(column).getObject(row)));
          }
          assertThat(keys.add(key)).as(place + ": two rows of " + key).isTrue();
          count++;
        }
      }
      return count;
    }
  }
}
