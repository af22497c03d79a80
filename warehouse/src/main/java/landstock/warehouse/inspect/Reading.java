package landstock.warehouse.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import landstock.sql.problem.NoSpace;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.staging.FirstBytes;
import landstock.warehouse.staging.Formats;
import landstock.warehouse.staging.HandInFiles;
import landstock.warehouse.staging.WorkFolders;

/**
 * A reading that loads nothing.
 *
 * @param sample what was seen, up to where it ended
 * @param stopped what ended it too early
 * @param whole whether all of the file was read
 */
record Reading(Sample sample, Optional<Finding> stopped, boolean whole) {
  private static final int USUAL_WIDTH = 256;
  private static final int WIDEST = 20_000;

  static Reading of(
      Path file, HandIn handIn, Predicate<String> understood, long most, int rowsShown) {
    Reading reading =
        of(file, handIn, new Sample(handIn.name(), understood, USUAL_WIDTH, most, rowsShown));
    return reading.sample.tooNarrow()
        ? of(file, handIn, new Sample(handIn.name(), understood, WIDEST, most, rowsShown))
        : reading;
  }

  private static Reading of(Path file, HandIn handIn, Sample sample) {
    try {
      Optional<Finding> refused = refused(file, handIn);
      if (refused.isPresent()) {
        return new Reading(sample, refused, false);
      }
      read(file, handIn, sample);
      return new Reading(sample, Optional.empty(), true);
    } catch (Sample.Enough e) {
      return new Reading(sample, Optional.empty(), false);
    } catch (Unreadable e) {
      return new Reading(sample, Optional.of(e.finding()), false);
    } catch (IOException e) {
      if (NoSpace.isReasonOf(e)) {
        throw NoSpace.stopped("reading " + file, e);
      }
      return new Reading(
          sample,
          Optional.of(
              new Finding(
                  HandInFiles.ruleOf(e),
                  handIn.name(),
                  null,
                  null,
                  null,
                  String.valueOf(e.getMessage()))),
          false);
    }
  }

  /** Some formats write beside what they read. */
  private static void read(Path file, HandIn handIn, Sample sample) throws IOException, Unreadable {
    Path work = Files.createTempDirectory("landstock-inspect-");
    try {
      Formats.of(handIn.format(), work, MemoryBudget.ofHeap(1))
          .read(file, handIn, sample, bytes -> {});
    } finally {
      WorkFolders.delete(work);
    }
  }

  private static Optional<Finding> refused(Path file, HandIn handIn) throws IOException {
    List<String> rule = List.of();
    if (Files.isDirectory(file)) {
      return Optional.empty(); // a format of several files decides itself
    }
    if (!Files.exists(file)) {
      rule = List.of("file_missing");
    } else if (Files.size(file) == 0) {
      rule = List.of("file_empty");
    } else if (Files.isRegularFile(file)) {
      Optional<String> other = FirstBytes.otherThan(handIn.format(), file);
      rule = other.isPresent() ? List.of("not_what_it_claims", "it is " + other.get()) : rule;
    }
    return rule.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                rule.get(0),
                handIn.name(),
                null,
                null,
                HandInFiles.name(handIn, file),
                rule.size() > 1 ? rule.get(1) : null));
  }
}
