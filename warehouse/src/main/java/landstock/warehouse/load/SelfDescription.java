package landstock.warehouse.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.RowAppender;
import landstock.warehouse.build.Model;
import landstock.warehouse.build.Models;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.measure.Measure;
import landstock.warehouse.measure.Measures;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a snapshot what its own tables, columns and measures mean and which table is made
 * from which, so that it can be read without the product that made it.
 */
public final class SelfDescription {
  private final BuildDatabase database;
  private final DataModel model;

  public SelfDescription(BuildDatabase database, DataModel model) {
    this.database = database;
    this.model = model;
  }

  /** Of the product's own catalogue, models and measures, into a migrated snapshot. */
  public static void write(BuildDatabase database, DataModel model) {
    new SelfDescription(database, model).write(Models.load(model));
  }

  void write(Models models) {
    writeMeasures(Measures.load(new DataFiles(), model.catalog()));
    writeColumns();
    writeLineage(models);
  }

  private void writeMeasures(Measures measures) {
    try (RowAppender rows = database.append(BuildDatabase.NAME, "meta", "measure")) {
      for (Measure measure : measures.measures().values()) {
        Measure.Facts about = measure.about();
        Optional<Measure.Ratio> ratio =
            measure instanceof Measure.Ratio r ? Optional.of(r) : Optional.empty();
        Measure.Sum sum = measure.sums().get(0);
        rows.row(
            new @Nullable Object[] {
              about.name(),
              about.label().zh(),
              about.label().en(),
              about.unit(),
              ratio.isPresent() ? "ratio" : "sum",
              sum.terms().get(0).fact().table().qualifiedName(),
              about.formula(),
              ratio.map(r -> r.numerator().name()).orElse(sum.terms().get(0).sum()),
              ratio.map(r -> r.denominator().name()).orElse(null),
              ratio.isPresent()
                  ? "ratio"
                  : measure.additiveOverYears() ? "additive" : "semi_additive",
              about.sensitivity().name().toLowerCase(Locale.ROOT),
              about.source()
            });
      }
    }
  }

  private void writeColumns() {
    try (RowAppender rows = database.append(BuildDatabase.NAME, "meta", "catalog_column")) {
      for (Table table : model.catalog().tables()) {
        int ordinal = 0;
        for (Column column : table.columns()) {
          ordinal++;
          rows.row(
              new @Nullable Object[] {
                table.qualifiedName(),
                column.name(),
                ordinal,
                column.type().toString(),
                column.unit().orElse(null),
                column.label().zh(),
                column.label().en(),
                column.doc(),
                column.sensitivity().name().toLowerCase(Locale.ROOT),
                column.source().orElse(null),
                column.synonyms().isEmpty() ? null : String.join(",", column.synonyms())
              });
        }
      }
    }
  }

  private void writeLineage(Models models) {
    Map<String, Model> all =
        models.inOrder().stream().collect(Collectors.toMap(Model::table, m -> m));
    Map<String, String> handIns = new LinkedHashMap<>();
    model.datasets().forEach(d -> handIns.put("staging." + d.stagingName(), d.name()));
    try (RowAppender rows = database.append(BuildDatabase.NAME, "meta", "lineage")) {
      for (Table table : model.modelled()) {
        Map<String, Set<String>> reads = new TreeMap<>();
        Model made = all.get(table.qualifiedName());
        if (made != null) {
          follow(made, all, handIns, List.of(), reads);
        }
        reads.forEach(
            (read, steps) ->
                rows.row(
                    new @Nullable Object[] {
                      table.qualifiedName(), read, steps.isEmpty() ? null : String.join(",", steps)
                    }));
      }
    }
  }

  /** Collects what a model reads, passing through steps that keep no table. */
  private static void follow(
      Model model,
      Map<String, Model> all,
      Map<String, String> handIns,
      List<String> steps,
      Map<String, Set<String>> reads) {
    for (String reference : model.references()) {
      Model below = all.get(reference);
      if (below != null && reference.startsWith("staging.")) {
        List<String> further = new ArrayList<>(steps);
        further.add(reference.substring("staging.".length()));
        follow(below, all, handIns, further, reads);
      } else {
        String handIn = handIns.get(reference);
        String name = handIn == null ? reference : "hand_in:" + handIn;
        reads.computeIfAbsent(name, r -> new TreeSet<>()).addAll(steps);
      }
    }
  }
}
