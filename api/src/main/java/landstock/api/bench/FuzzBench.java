package landstock.api.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import landstock.sql.proof.Fuzz;
import landstock.sql.proof.TwoSides;

/** Generated statements, one seed each, until the time is over. */
record FuzzBench(Path folder, PrintStream out) {
  private static final Duration PROGRESS = Duration.ofSeconds(30);

  /** False where any statement failed; each kind of failure is printed as a case, made small. */
  boolean run(int minutes, long firstSeed) {
    try (TwoSides sides = new TwoSides(folder, List.of())) {
      Fuzz fuzz = new Fuzz(sides, failure -> out.println(failure.testCase()));
      long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
      long next = System.nanoTime() + PROGRESS.toNanos();
      long seed = firstSeed;
      while (System.nanoTime() < end) {
        fuzz.run(seed++);
        if (System.nanoTime() > next) {
          next += PROGRESS.toNanos();
          out.printf(Locale.ROOT, "seed %d: %s%n", seed, fuzz.counts());
        }
      }
      out.printf(Locale.ROOT, "%d statements: %s%n", seed - firstSeed, fuzz.counts());
      fuzz.failures().entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .forEach(kind -> out.printf(Locale.ROOT, "%6d  %s%n", kind.getValue(), kind.getKey()));
      return fuzz.failures().isEmpty() && !fuzz.counts().containsKey("METAMORPHIC_BROKEN");
    }
  }
}
