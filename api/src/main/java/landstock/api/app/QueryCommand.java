package landstock.api.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import landstock.api.export.Export;
import landstock.api.export.ExportEncoders;
import landstock.api.export.ExportFormat;
import landstock.api.export.Survey;
import landstock.api.export.Tongue;
import landstock.api.export.Wish;
import landstock.api.format.Encoder;
import landstock.api.format.TableEncoder;
import landstock.api.savedquery.QueryExport;
import landstock.api.snapshot.SnapshotChoice;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.warehouse.query.Arguments;
import landstock.warehouse.query.SavedQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code landstock query}. */
@Command(
    name = "query",
    description = "Answers a saved query, or lists them.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  landstock query",
      "  landstock query structure-use --param year=2023",
      "  landstock query potential-tax-gap --param limit=1000 -f xlsx --out gap.xlsx",
    })
final class QueryCommand implements Callable<Integer> {
  private static final int WIDTH = 30;

  private final Console console;
  private final Store.Opening stores;

  /** Forms of an answer. */
  enum Form {
    table,
    csv,
    json,
    xlsx,
    geojson
  }

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "The query; without, a list.")
  private Optional<String> name = Optional.empty();

  @Mixin private StoreOption home = new StoreOption();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the query. May be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = {"-f", "--format"},
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form format = Form.table;

  @Option(names = "--out", paramLabel = "FILE", description = "Writes to a file.")
  private Optional<Path> out = Optional.empty();

  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Option(names = "--lang", description = "Names in zh or en (default: ${DEFAULT-VALUE}).")
  private String lang = "zh";

  QueryCommand(Console console, Store.Opening stores) {
    this.console = console;
    this.stores = stores;
  }

  @Override
  public Integer call() throws IOException {
    if (name.isPresent() && format == Form.xlsx && out.isEmpty()) {
      console.err().println("error: a workbook is no text; say --out FILE");
      return Failures.EXIT_USAGE;
    }
    try (Store store = stores.openForOne(home.path())) {
      FixedQuestions fixed = new FixedQuestions(store);
      Survey survey =
          new Survey.Choice(new SnapshotChoice(store.snapshots(), store.current()), fixed::currency)
              .get(snapshot.id().orElse(null));
      Tongue tongue = Tongue.of(lang);
      if (name.isEmpty()) {
        list(fixed.queries().of(survey.snapshot().pack()), tongue);
      } else {
        answer(store, fixed, survey, tongue, name.get());
      }
      return 0;
    }
  }

  private void list(List<SavedQuery> queries, Tongue tongue) {
    for (SavedQuery query : queries) {
      String gap = " ".repeat(Math.max(1, WIDTH - query.name().length()));
      console.out().println(query.name() + gap + tongue.say(query.title()));
    }
  }

  private void answer(Store store, FixedQuestions fixed, Survey survey, Tongue tongue, String asked)
      throws IOException {
    SavedQuery query = fixed.queries().get(asked, survey.snapshot().pack());
    if (format == Form.geojson && !query.geometry()) {
      throw new LandstockException(Code.INVALID_ARGUMENT, asked + " has no geometry");
    }
    Arguments arguments = Arguments.of(query, parameters, fixed.values(), survey.id());
    ExportFormat as = ExportFormat.find(format.name()).orElse(ExportFormat.CSV);
    Export export =
        QueryExport.of(query, survey, new Wish(as, true, false, false, tongue), arguments);
    Encoder encoder =
        format == Form.table ? new TableEncoder() : new ExportEncoders().encoder(export);
    Question question =
        new Question(
            export.sql(),
            export.arguments(),
            Optional.of(survey.id()),
            new Limits(Duration.ofMinutes(5), Long.MAX_VALUE, Long.MAX_VALUE));
    try (Answer answer = store.fixed().ask(question);
        OutputStream to = out.isPresent() ? Files.newOutputStream(out.get()) : console.answers()) {
      encoder.encode(ExportEncoders.shown(export, answer), to);
    }
    survey.snapshot().notice().ifPresent(n -> console.err().println(tongue.say(n)));
  }
}
