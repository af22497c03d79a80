package landstock.api.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import landstock.api.format.ArrowEncoder;
import landstock.api.format.CsvEncoder;
import landstock.api.format.Encoder;
import landstock.api.format.JsonEncoder;
import landstock.api.format.TableEncoder;
import landstock.api.query.Timeouts;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.query.Answer;
import landstock.sql.query.Named;
import landstock.sql.query.Question;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code landstock sql}. */
@Command(
    name = "sql",
    description = "Answers one query on a terminal, as the server would.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  landstock sql 'SELECT street_code, count(*) FROM land.parcel GROUP BY 1 ORDER BY 2 DESC'",
      "  landstock sql --param street=S01 'SELECT * FROM parcel WHERE street_code = :street'",
      "  landstock sql --format csv - < question.sql > answer.csv",
    })
final class SqlCommand implements Callable<Integer> {
  private final Console console;
  private final Store.Opening stores;

  /** Forms of an answer. */
  enum Form {
    table,
    csv,
    json,
    arrow
  }

  @Parameters(paramLabel = "SQL", description = "The query; - reads it from standard input.")
  private String sql = "";

  @Mixin private StoreOption home = new StoreOption();

  @Option(
      names = "--format",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form format = Form.table;

  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the query: :name, or $1 as 1=VALUE. May be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--max-rows", paramLabel = "N", description = "Rows at most (default: 100000).")
  private Optional<Long> maxRows = Optional.empty();

  @Option(names = "--timeout", description = "Time at most (default: ${DEFAULT-VALUE}).")
  private String timeout = "30s";

  SqlCommand(Console console, Store.Opening stores) {
    this.console = console;
    this.stores = stores;
  }

  @Override
  public Integer call() throws IOException {
    String text =
        sql.equals("-") ? new String(console.in().readAllBytes(), StandardCharsets.UTF_8) : sql;
    Question question =
        new Question(
            text,
            named(),
            snapshot.id(),
            new Limits(Timeouts.parse(timeout), maxRows.orElse(Limits.DEFAULT.maxRows())));
    try (Store store = stores.openForOne(home.path());
        Answer answer = store.ask().ask(question);
        OutputStream out = console.answers()) {
      encoder(store).encode(answer, out);
      out.flush();
      return answer.rows().truncated() ? cut(answer.rows().rowCount()) : 0;
    } catch (LandstockException e) {
      Failures.tell(console.err(), e, text);
      return Failures.EXIT_FAILED;
    }
  }

  /**
   * Nobody should take a part for the whole. A table says it itself, and who asked for that many
   * rows has them.
   */
  private int cut(long rows) {
    if (format == Form.table || (maxRows.isPresent() && rows == maxRows.get())) {
      return 0;
    }
    console.err().println("error: the answer was cut after " + rows + " rows; there are more");
    console
        .err()
        .println("hint: --max-rows N asks for up to N rows; WHERE and LIMIT ask for fewer");
    return Failures.EXIT_FAILED;
  }

  private List<@Nullable Object> named() {
    List<@Nullable Object> named = new ArrayList<>();
    parameters.forEach((name, value) -> named.add(new Named(name, value)));
    return named;
  }

  private Encoder encoder(Store store) {
    return switch (format) {
      case table -> new TableEncoder();
      case csv -> new CsvEncoder(false);
      case json -> new JsonEncoder();
      case arrow -> new ArrowEncoder(id -> srid(store, id));
    };
  }

  private static OptionalInt srid(Store store, String id) {
    return store.snapshots().get().stream()
        .filter(s -> s.id().equals(id))
        .mapToInt(SnapshotManifest::srid)
        .findFirst();
  }
}
