package landstock.warehouse.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.catalog.Dataset.Shape;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.mapping.HeaderMap;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Survey;
import landstock.warehouse.quality.Rules;
import landstock.warehouse.source.EncodingGuess;
import landstock.warehouse.staging.HandInFiles;
import landstock.warehouse.staging.Years;

/** Shows what a load of a pack would do with its hand-ins. Thread-safe. */
public final class Planner {
  private static final long MOST_RECORDS = 2_000;
  private static final double SURE = 0.9;

  private final DataModel model;
  private final Rules rules;

  private Planner(DataModel model, Rules rules) {
    this.model = model;
    this.rules = rules;
  }

  public static Planner ofProduct() {
    DataFiles files = new DataFiles();
    return new Planner(new CatalogFiles(files).load(), Rules.load(files));
  }

  /**
   * Looks at the first records of every hand-in.
   *
   * @param folder that the files of the pack are relative to
   */
  public List<HandInPlan> plan(Pack pack, Path folder) {
    List<HandInPlan> plans = new ArrayList<>();
    for (Survey survey : pack.surveys()) {
      for (HandIn handIn : survey.handIns()) {
        plans.add(plan(survey, handIn, folder));
      }
    }
    return plans;
  }

  /**
   * What was seen of one file of a hand-in.
   *
   * @param rows records looked at
   * @param told findings of the sample and doubts
   */
  private record Seen(
      Fit fit, Optional<EncodingGuess> looksLike, long rows, boolean whole, List<Told> told) {}

  private HandInPlan plan(Survey survey, HandIn handIn, Path folder) {
    List<Path> files = files(folder, handIn);
    List<Seen> all = files.stream().map(file -> seen(survey, handIn, file)).toList();
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String name = files.size() == 1 ? "" : files.get(i).getFileName() + ": ";
      all.get(i).told().forEach(t -> told.add(t.in(name)));
    }
    Seen first = all.get(0);
    return new HandInPlan(
        survey.name(),
        handIn.name(),
        handIn.dataset(),
        handIn.file(),
        handIn.layer().orElse(null),
        handIn.format().name().toLowerCase(Locale.ROOT),
        handIn.encoding().name(),
        first.looksLike().orElse(null),
        handIn.srid(),
        all.stream().mapToLong(Seen::rows).sum(),
        all.stream().allMatch(Seen::whole),
        first.fit(),
        handIn.constants().entrySet().stream()
            .map(e -> e.getKey() + " = " + e.getValue())
            .sorted()
            .toList(),
        told,
        told.stream().anyMatch(Told::blocks));
  }

  private static List<Path> files(Path folder, HandIn handIn) {
    try {
      return HandInFiles.of(folder, handIn);
    } catch (IOException e) {
      return List.of(folder.resolve(handIn.file())); // reading it says what is wrong
    }
  }

  private Seen seen(Survey survey, HandIn handIn, Path file) {
    Dataset dataset = model.findDataset(handIn.dataset()).orElseThrow();
    HeaderMap map = new HeaderMap(dataset, handIn);
    Reading reading =
        Reading.of(file, handIn, header -> map.find(header).isPresent(), MOST_RECORDS, 0);
    Sample sample = reading.sample();
    Fit fit =
        Fit.of(dataset, handIn, sample.headers(), sample::above, dataset.shape() != Shape.NONE);
    List<Told> told = new ArrayList<>();
    reading.stopped().ifPresent(f -> told.add(Told.of(f, rules)));
    sample.findings().forEach(f -> told.add(Told.of(f, rules)));
    if (!sample.headers().isEmpty()) {
      told.addAll(Doubts.of(fit, dataset, handIn, Years.of(survey.date()), sample, rules));
    }
    Optional<EncodingGuess> looksLike = encoding(file, handIn);
    looksLike.ifPresent(guess -> compare(guess, handIn, told));
    crs(sample, handIn, told);
    long rows = sample.records() + sample.rejected();
    return new Seen(fit, looksLike, rows, reading.whole(), told);
  }

  private static Optional<EncodingGuess> encoding(Path file, HandIn handIn) {
    boolean text = handIn.format() == Format.CSV || handIn.format() == Format.TXT;
    try {
      return text && Files.isRegularFile(file)
          ? Optional.of(EncodingGuess.of(file))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the reading has said what is wrong
    }
  }

  private static void compare(EncodingGuess guess, HandIn handIn, List<Told> told) {
    String declared = handIn.encoding().name();
    boolean family = guess.name().startsWith("GB") && declared.startsWith("GB");
    boolean other = !guess.name().equals(declared) && !family;
    boolean ascii = guess.why().startsWith("ASCII");
    if (other && !ascii && guess.confidence() >= SURE) {
      told.add(
          Told.doubt(
              "编码声明为 " + declared + "，文件似为 " + guess.name(),
              "The pack says " + declared + ", the file looks like " + guess.name()));
    }
  }

  private static void crs(Sample sample, HandIn handIn, List<Told> told) {
    CrsGuess guess = CrsGuess.of(sample.envelope());
    boolean degreesSaid = handIn.srid() == 4326 || handIn.srid() == 4490;
    boolean degreesSeen = guess.srid() != null && guess.srid() == 4326;
    if (!sample.envelope().isNull() && degreesSeen != degreesSaid) {
      told.add(
          Told.doubt(
              "坐标与声明的 EPSG:" + handIn.srid() + " 不符",
              "The coordinates do not look like EPSG:" + handIn.srid() + ": " + guess.why()));
    }
  }
}
