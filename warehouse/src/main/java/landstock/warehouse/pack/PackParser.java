package landstock.warehouse.pack;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.pack.PackFile.SourceFile;
import landstock.warehouse.pack.PackFile.SurveyFile;
import org.jspecify.annotations.Nullable;

/** Reads a {@code pack.yaml} and checks it against the catalogue. */
final class PackParser {
  private static final Set<String> PURPOSES =
      Set.of("administrative_record", "statistical_survey", "special_survey");

  private final DataFiles files;
  private final DataModel model;

  PackParser(DataFiles files, DataModel model) {
    this.files = files;
    this.model = model;
  }

  /**
   * @param place names the file in messages
   * @param texts reads the other files of the pack
   */
  Pack parse(String place, String yaml, Function<String, String> texts) {
    PackFile file = files.read(place, yaml, PackFile.class);
    String name = need(file.name(), place, "name");
    that(name.matches("[a-z][a-z0-9-]*"), place, "name '" + name + "' is not lower case");
    int srid = need(file.srid(), place, "srid");
    PackCrs.check(place, srid);
    List<Survey> surveys = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (SurveyFile survey : need(file.surveys(), place, "surveys")) {
      Survey read = survey(place, survey, srid);
      that(seen.add(read.name()), place, "survey '" + read.name() + "' is declared twice");
      that(seen.add(read.date()), place, "two surveys have the date " + read.date());
      surveys.add(read);
    }
    surveys.sort(Comparator.comparing(Survey::date));
    return new Pack(
        name,
        need(file.label(), place, "label"),
        Optional.ofNullable(file.notice()),
        srid,
        need(file.currency(), place, "currency"),
        Optional.ofNullable(file.generate()).map(texts),
        Optional.ofNullable(file.defects()).map(texts),
        envelope(place, file.envelope()),
        surveys);
  }

  private Survey survey(String place, SurveyFile file, int packSrid) {
    String name = need(file.name(), place, "surveys.name");
    String here = place + " survey " + name;
    List<HandIn> handIns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (SourceFile source : need(file.sources(), here, "sources")) {
      HandIn handIn = handIn(here, source, packSrid);
      that(names.add(handIn.name()), here, "source '" + handIn.name() + "' is declared twice");
      handIns.add(handIn);
    }
    return new Survey(name, need(file.date(), here, "date"), handIns);
  }

  private HandIn handIn(String place, SourceFile file, int packSrid) {
    String name = need(file.name(), place, "sources.name");
    String here = place + " source " + name;
    that(name.matches("[a-z][a-z0-9_]*"), here, "the name is not lower_snake");
    Dataset dataset = dataset(here, need(file.dataset(), here, "dataset"));
    HandIn handIn =
        new HandIn(
            name,
            dataset.name(),
            relative(here, need(file.file(), here, "file")),
            Optional.ofNullable(file.layer()),
            format(here, need(file.format(), here, "format")),
            charset(here, file.encoding()),
            separator(here, file),
            PackCrs.srid(here, file, packSrid),
            PackCrs.proj(here, file, packSrid),
            need(file.owner(), here, "owner"),
            need(file.purpose(), here, "purpose"),
            entries(here, "columns", file.columns()),
            entries(here, "constants", file.constants()),
            entries(here, "formats", file.formats()),
            entries(here, "factors", file.factors()),
            entries(here, "nulls", file.nulls()));
    that(PURPOSES.contains(handIn.purpose()), here, "purpose is one of " + PURPOSES);
    columnsExist(here, dataset, handIn.columns().keySet());
    columnsExist(here, dataset, handIn.constants().keySet());
    columnsExist(here, dataset, handIn.formats().keySet());
    columnsExist(here, dataset, handIn.factors().keySet());
    columnsExist(here, dataset, handIn.nulls().keySet());
    factorsFit(here, dataset, handIn);
    patternsParse(here, handIn);
    return handIn;
  }

  private Dataset dataset(String place, String name) {
    return model
        .findDataset(name)
        .orElseThrow(
            () ->
                new LandstockException(
                        Code.INVALID_ARGUMENT, place + ": nothing can be handed in as " + name)
                    .withSuggestions(
                        Nearest.to(name, model.datasets().stream().map(Dataset::name).toList())));
  }

  private static void columnsExist(String place, Dataset dataset, Collection<String> names) {
    List<String> known = dataset.columns().stream().map(Column::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new LandstockException(
                Code.INVALID_ARGUMENT,
                place + ": " + dataset.name() + " takes no column '" + name + "'")
            .withSuggestions(Nearest.to(name, known));
      }
    }
  }

  private static void factorsFit(String place, Dataset dataset, HandIn handIn) {
    for (Column column : dataset.columns()) {
      boolean number = column.type().kind() == Kind.DOUBLE || column.type().kind() == Kind.DECIMAL;
      that(
          number || !handIn.factors().containsKey(column.name()),
          place,
          "factor for '" + column.name() + "', which is " + column.type());
    }
  }

  private static void patternsParse(String place, HandIn handIn) {
    for (Map.Entry<String, String> format : handIn.formats().entrySet()) {
      if (HandIn.SERIAL_DAYS.contains(format.getValue())) {
        continue;
      }
      that(
          !format.getValue().contains("y"),
          place,
          "format of " + format.getKey() + ": write the year as 'uuuu', 'y' needs an era");
      try {
        var unused = DateTimeFormatter.ofPattern(format.getValue(), Locale.ROOT);
      } catch (IllegalArgumentException e) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT,
            place + ": format of " + format.getKey() + ": " + e.getMessage(),
            e);
      }
    }
  }

  /** A path that stays inside the folder handed in. */
  private static String relative(String place, String file) {
    Path path = Path.of(file).normalize();
    that(
        !path.isAbsolute() && !path.startsWith(".."),
        place,
        "file '" + file + "' leaves the folder handed in");
    return file;
  }

  private static Optional<Pack.Box> envelope(String place, @Nullable List<Double> bounds) {
    if (bounds == null) {
      return Optional.empty();
    }
    that(
        bounds.size() == 4 && bounds.get(0) < bounds.get(2) && bounds.get(1) < bounds.get(3),
        place,
        "envelope is [least easting, least northing, greatest easting, greatest northing]");
    return Optional.of(new Pack.Box(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3)));
  }

  private static Optional<Character> separator(String place, SourceFile file) {
    String text = file.separator();
    if (text == null) {
      return Optional.empty();
    }
    that("csv".equals(file.format()), place, "separator is for csv alone");
    that(
        text.length() == 1 && "\"\r\n".indexOf(text.charAt(0)) < 0,
        place,
        "separator is one character, no quote and no end of line; was '" + text + "'");
    return Optional.of(text.charAt(0));
  }

  private static HandIn.Format format(String place, String text) {
    List<String> known =
        Stream.of(HandIn.Format.values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
    if (!known.contains(text)) {
      throw new LandstockException(
              Code.INVALID_ARGUMENT,
              place + ": format is one of " + String.join(", ", known) + "; was '" + text + "'")
          .withSuggestions(Nearest.to(text, known));
    }
    return HandIn.Format.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Charset charset(String place, @Nullable String name) {
    if (name == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, place + ": unknown encoding '" + name + "'", e);
    }
  }

  /**
   * A name whose value is still to be filled in, which YAML takes for an empty text, is refused.
   */
  private static <V> Map<String, V> entries(
      String place, String key, @Nullable Map<String, V> entries) {
    if (entries == null) {
      return Map.of();
    }
    entries.forEach(
        (name, value) -> need("".equals(value) ? null : value, place, key + "." + name));
    return entries;
  }

  static <T> T need(@Nullable T value, String place, String key) {
    if (value == null) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": '" + key + "' is missing");
    }
    return value;
  }

  static void that(boolean holds, String place, String otherwise) {
    if (!holds) {
      throw new LandstockException(Code.INVALID_ARGUMENT, place + ": " + otherwise);
    }
  }
}
