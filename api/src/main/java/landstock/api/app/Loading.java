package landstock.api.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.load.Load;
import landstock.warehouse.load.LoadSummary;
import landstock.warehouse.pack.Pack;

/**
 * Loads a pack and tells how it goes.
 *
 * @param console progress goes to its error stream, the summary to its output
 */
record Loading(Console console, Generator generator) {

  /**
   * @param data folder of the hand-ins; absent where the pack generates them
   * @throws LandstockException REJECTED, the store is as it was; INVALID_ARGUMENT without data
   */
  void load(Pack pack, Optional<Path> data, Path home) {
    Path handIn = data.orElseGet(() -> generated(pack, home));
    List<LoadSummary> summaries;
    try (ProgressLine progress = new ProgressLine(console)) {
      summaries = Load.run(pack, handIn, home, progress);
    }
    pack.notice().ifPresent(n -> console.say(n.zh() + " / " + n.en()));
    console.out().print(SummaryTable.of(summaries));
    console.out().flush();
  }

  private Path generated(Pack pack, Path home) {
    if (pack.generator().isEmpty()) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT, "pack " + pack.name() + " does not generate its hand-ins")
          .withHint("name the folder of its files: --data DIR");
    }
    Path folder = home.resolve("hand-in").resolve(pack.name());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LandstockException(Code.INVALID_ARGUMENT, "cannot write to " + folder, e);
    }
    console.err().println("generating the hand-ins of " + pack.name() + " in " + folder);
    generator.generate(pack, folder);
    return folder;
  }
}
