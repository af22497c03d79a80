package landstock.api.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
import landstock.sql.query.Question;
import landstock.warehouse.snapshot.SnapshotManifest;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The store (default: ${DEFAULT-VALUE}).")
  private Path home = Homes.standard();

  @Option(
      names = "--format",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form format = Form.table;

  @Option(
      names = "--snapshot",
      paramLabel = "ID",
      description = "The snapshot that tables belong to (default: the current one).")
  private Optional<String> snapshot = Optional.empty();

  @Option(names = "--max-rows", description = "Rows at most (default: ${DEFAULT-VALUE}).")
  private long maxRows = Limits.DEFAULT.maxRows();

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
        new Question(text, List.of(), snapshot, new Limits(Timeouts.parse(timeout), maxRows));
    try (Store store = stores.openForOne(home);
        Answer answer = store.ask().ask(question)) {
      OutputStream out = new BufferedOutputStream(console.out(), 1 << 16);
      encoder(store).encode(answer, out);
      out.flush();
      return 0;
    } catch (LandstockException e) {
      Failures.tell(console.err(), e, text);
      return Failures.EXIT_FAILED;
    }
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
