package landstock.api.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import landstock.api.bench.BenchCommand;
import landstock.sql.problem.LandstockException;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line as a value: what it reads, writes and opens is given to it, and it never ends
 * the process. Exit codes: 0 done, 1 rejected or failed, 2 wrong usage.
 */
@Command(
    name = "landstock",
    description = {
      "A spatial data warehouse of urban land, with SQL over HTTP.",
      "",
      "Begin with: landstock demo",
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Version.class,
    subcommands = CommandLine.HelpCommand.class)
final class Cli {
  private final Console console;
  private final Store.Opening stores;
  private final Loading loading;
  private final Supplier<ShutdownSignal> signals;

  /**
   * @param stores opens the store that a command names
   * @param signals each ends a server
   */
  Cli(Console console, Store.Opening stores, Supplier<ShutdownSignal> signals) {
    this.console = console;
    this.stores = stores;
    this.loading = new Loading(console);
    this.signals = signals;
  }

  int run(String... arguments) {
    CommandLine line = new CommandLine(this);
    ServeCommand serve = new ServeCommand(console, stores, signals);
    line.addSubcommand(new DemoCommand(console, stores, loading, serve));
    line.addSubcommand(new LoadCommand(loading));
    line.addSubcommand(new InspectCommand(console));
    line.addSubcommand(serve);
    line.addSubcommand(new SqlCommand(console, stores));
    line.addSubcommand(new QueryCommand(console, stores));
    line.addSubcommand(
        new BenchCommand(console.out(), new CatalogFiles(new DataFiles()).load().catalog()));
    line.addSubcommand(new WhyCommand(console, stores));
    line.addSubcommand(new QualityCommand(console, stores));
    line.addSubcommand(new DiffCommand(console, stores));
    line.addSubcommand(new VerifyCommand(console));
    line.addSubcommand(new BackupCommand(console));
    line.addSubcommand(new RestoreCommand(console));
    line.addSubcommand(new PruneCommand(console));
    line.addSubcommand(new MigrateCommand(console));
    line.registerConverter(Path.class, Cli::path);
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof LandstockException known) {
            Failures.tell(console.err(), known, "");
            return Failures.EXIT_FAILED;
          }
          if (failure instanceof IOException refused) {
            Failures.tell(console.err(), refused);
            return Failures.EXIT_FAILED;
          }
          throw failure;
        });
    if (arguments.length == 0) {
      line.usage(console.out());
      return Failures.EXIT_USAGE;
    }
    int exit = line.execute(arguments);
    if (exit == 0 && console.out().checkError()) {
      Failures.tell(console.err(), Console.notArrived());
      return Failures.EXIT_FAILED;
    }
    return exit;
  }

  /** What a shell makes of a variable that is not set would be the working directory. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new CommandLine.TypeConversionException("the path is empty");
    }
    return Path.of(text);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** What this build calls itself. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cli.class.getPackage().getImplementationVersion();
      return new String[] {
        String.format(
            Locale.ROOT,
            "landstock %s on Java %s",
            version == null ? "from sources" : version,
            Runtime.version())
      };
    }
  }
}
