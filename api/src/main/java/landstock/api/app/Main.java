package landstock.api.app;

import java.nio.file.Path;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.pack.Pack;

/** The front door. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Cli cli = new Cli(Console.ofProcess(), Store::open, Main::generate, ShutdownSignal::ofProcess);
    System.exit(cli.run(args));
  }

  private static void generate(Pack pack, Path folder) {
    throw new LandstockException(
            Code.INVALID_ARGUMENT, "this build cannot generate the hand-ins of " + pack.name())
        .withHint("name a folder that holds them: --data DIR, not " + folder);
  }
}
