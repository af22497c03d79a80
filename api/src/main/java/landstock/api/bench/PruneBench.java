package landstock.api.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import org.apache.arrow.vector.FieldVector;

/** A polygon filter with and without the test of boxes that the optimiser puts before it. */
final class PruneBench {
  private static final int ROUNDS = 7;

  private static final String QUESTION =
      "SELECT count(*) FROM land.parcel WHERE ST_Intersects(geom, ST_GeomFromText("
          + "'POLYGON ((3000 3000, 4500 3200, 4800 4600, 3900 5100, 3000 3000))'))";

  private final GeneratedParcels parcels;
  private final PrintStream out;

  PruneBench(GeneratedParcels parcels, PrintStream out) {
    this.parcels = parcels;
    this.out = out;
  }

  void run() {
    String pruned = parcels.queries().explain(Question.of(QUESTION), Policy.OPEN);
    String unpruned = withoutBoxes(pruned);
    double[] with = new double[ROUNDS];
    double[] without = new double[ROUNDS];
    Pairs.drain(parcels.engine(), pruned);
    Pairs.drain(parcels.engine(), unpruned);
    for (int i = 0; i < ROUNDS; i++) {
      with[i] = Pairs.timeMs(() -> Pairs.drain(parcels.engine(), pruned));
      without[i] = Pairs.timeMs(() -> Pairs.drain(parcels.engine(), unpruned));
    }
    out.printf(
        Locale.ROOT,
        "polygon filter, median of %d pairs:%n"
            + "  without boxes     %8.2f ms   row groups %s%n"
            + "  with boxes        %8.2f ms   row groups %s   ratio %.4f%n",
        ROUNDS,
        Pairs.median(without),
        rowGroups(parcels, unpruned),
        Pairs.median(with),
        rowGroups(parcels, pruned),
        Pairs.median(with) / Pairs.median(without));
  }

  /** The rendered statement with the exact test alone. */
  static String withoutBoxes(String rendered) {
    return rendered.replaceAll("(?:\"\\w+\"\\.)?\"[xy](?:min|max)\" [<>]= -?[0-9.E+-]+ AND ", "");
  }

  /** {@code scanned / all} of the first table scan, as EXPLAIN ANALYZE tells. */
  static String rowGroups(GeneratedParcels parcels, String sql) {
    StringBuilder plan = new StringBuilder();
    try (Execution execution =
        parcels.engine().execute("EXPLAIN ANALYZE " + sql, List.of(), Limits.DEFAULT)) {
      while (execution.next()) {
        for (FieldVector vector : execution.batch().getFieldVectors()) {
          for (int i = 0; i < execution.batch().getRowCount(); i++) {
            plan.append(vector.getObject(i)).append('\n');
          }
        }
      }
    }
    var found = java.util.regex.Pattern.compile("Row Groups Scanned: (\\d+ / \\d+)").matcher(plan);
    return found.find() ? found.group(1) : "not told";
  }
}
