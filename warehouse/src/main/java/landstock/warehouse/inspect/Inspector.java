package landstock.warehouse.inspect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import landstock.sql.catalog.Label;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.mapping.HeaderMap;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.HandIn.Format;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.quality.Rules;
import landstock.warehouse.staging.Years;

/** Tells what files are. Thread-safe. */
public final class Inspector {
  private static final int ROWS_SHOWN = 5;
  private static final int EXAMPLES = 3;
  private static final int MOST_FITS = 3;
  private static final int LON_LAT = 4326;
  private static final String ALL_SHEETS = "*";

  private final DataModel model;
  private final Rules rules;

  private Inspector(DataModel model, Rules rules) {
    this.model = model;
    this.rules = rules;
  }

  /** Knows the datasets of the product's own catalogue. */
  public static Inspector ofProduct() {
    DataFiles files = new DataFiles();
    return new Inspector(new CatalogFiles(files).load(), Rules.load(files));
  }

  /**
   * Reads a file and tells what it is.
   *
   * @param layer which sheet or layer, where the file has several
   * @param most records that are read; the rest is not counted
   * @throws landstock.sql.problem.LandstockException NOT_FOUND where there is no such file
   */
  public Inspection inspect(Path file, Optional<String> layer, long most) {
    Inspection found = look(file, layer, most);
    Optional<Told> unclear =
        found.told().stream().filter(t -> "layer_missing".equals(t.rule())).findFirst();
    // Where several sheets fit alike, all of them are the likely hand-in.
    return layer.isEmpty() && unclear.isPresent() && found.format().equals("xlsx")
        ? look(file, Optional.of(ALL_SHEETS), most).with(unclear.get())
        : found;
  }

  private Inspection look(Path file, Optional<String> layer, long most) {
    FileKind kind = FileKind.of(file);
    Charset charset =
        kind.encoding().confidence() == 0
            ? StandardCharsets.UTF_8
            : Charset.forName(kind.encoding().name());
    Optional<CrsGuess> said = CrsGuess.said(file, kind.format(), charset);
    int srid = said.map(CrsGuess::srid).orElse(LON_LAT);
    Reading reading = read(file, layer, kind.format(), charset, srid, most);
    Optional<CrsGuess> corrected = reading.stopped().flatMap(CrsGuess::said);
    if (corrected.isPresent()) {
      said = corrected;
      reading = read(file, layer, kind.format(), charset, srid(corrected.get()), most);
    }
    Sample sample = reading.sample();
    CrsGuess crs = said.orElseGet(() -> CrsGuess.of(sample.envelope()));
    List<Fit> fits = fits(sample);
    List<Told> told = told(reading, fits, kind);
    String draft =
        fits.isEmpty()
            ? null
            : Draft.of(file, layer, kind, crs, fits.get(0), sample, dataset(fits.get(0)));
    return new Inspection(
        String.valueOf(file.getFileName()),
        kind.format().name().toLowerCase(Locale.ROOT),
        kind.encoding(),
        crs,
        sample.records() + sample.rejected(),
        reading.whole(),
        sample.shapes(),
        sample.columns(EXAMPLES),
        sample.rows(),
        fits,
        told,
        draft);
  }

  private static int srid(CrsGuess guess) {
    return guess.srid() == null ? LON_LAT : guess.srid();
  }

  private Reading read(
      Path file, Optional<String> layer, Format format, Charset charset, int srid, long most) {
    Path absolute = file.toAbsolutePath();
    return Reading.of(
        absolute, probe(absolute, layer, format, charset, srid), anyDataset(), most, ROWS_SHOWN);
  }

  /** A header that a column of any dataset takes. */
  private Predicate<String> anyDataset() {
    List<HeaderMap> maps = model.datasets().stream().map(d -> new HeaderMap(d, neutral())).toList();
    return header -> maps.stream().anyMatch(m -> m.find(header).isPresent());
  }

  static HandIn neutral() {
    return probe(Path.of("file"), Optional.empty(), Format.CSV, StandardCharsets.UTF_8, LON_LAT);
  }

  /** No survey is known: those up to today. */
  static Years years() {
    return Years.of(LocalDate.now(ZoneOffset.UTC));
  }

  private static HandIn probe(
      Path file, Optional<String> layer, Format format, Charset charset, int srid) {
    return new HandIn(
        "file",
        "",
        String.valueOf(file.getFileName()),
        layer,
        format,
        charset,
        Optional.empty(),
        srid,
        Optional.empty(),
        new Label("", ""),
        "administrative_record",
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  private List<Fit> fits(Sample sample) {
    boolean shapes = !sample.shapes().isEmpty();
    return model.datasets().stream()
        .map(d -> Fit.of(d, neutral(), sample.headers(), sample::above, shapes))
        .filter(f -> f.score() > 0)
        .sorted(Comparator.comparingDouble(Fit::score).reversed())
        .limit(MOST_FITS)
        .toList();
  }

  private Dataset dataset(Fit fit) {
    return model.findDataset(fit.dataset()).orElseThrow();
  }

  private List<Told> told(Reading reading, List<Fit> fits, FileKind kind) {
    List<Told> told = new ArrayList<>();
    for (Finding finding : reading.sample().findings()) {
      told.add(Told.of(finding, rules));
    }
    reading.stopped().ifPresent(f -> told.add(Told.of(f, rules)));
    if (kind.encoding().confidence() < 0.9) {
      told.add(
          Told.doubt(
              "编码不确定：" + kind.encoding().name(),
              "The encoding is not sure: " + kind.encoding().name()));
    }
    if (fits.size() > 1 && fits.get(0).score() - fits.get(1).score() < 0.1) {
      String both = fits.get(0).dataset() + ", " + fits.get(1).dataset();
      told.add(Told.doubt("两个数据集同样符合：" + both, "Two datasets fit nearly as well: " + both));
    }
    if (!fits.isEmpty()) {
      told.addAll(
          Doubts.of(
              fits.get(0), dataset(fits.get(0)), neutral(), years(), reading.sample(), rules));
    }
    return told;
  }
}
