package landstock.warehouse.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import landstock.sql.catalog.ColumnType.Kind;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.inspect.Fit.Mapped;
import landstock.warehouse.staging.ValueCheck;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** An entry for the {@code sources} of a pack, for a person to finish. */
final class Draft {
  private static final double SURE = 0.9;

  private Draft() {}

  static String of(
      Path file,
      Optional<String> layer,
      FileKind kind,
      CrsGuess crs,
      Fit fit,
      Sample sample,
      Dataset dataset) {
    StringBuilder yaml = new StringBuilder();
    line(yaml, "- name", name(file), null);
    line(yaml, "  dataset", fit.dataset(), share(fit.score()));
    line(yaml, "  file", quoted(String.valueOf(file.getFileName())), null);
    layer.ifPresent(l -> line(yaml, "  layer", quoted(l), null));
    line(yaml, "  format", kind.format().name().toLowerCase(Locale.ROOT), null);
    if (kind.encoding().confidence() > 0) {
      line(
          yaml,
          "  encoding",
          kind.encoding().name(),
          share(kind.encoding().confidence()) + ", " + kind.encoding().why());
    }
    if (!sample.shapes().isEmpty()) {
      line(
          yaml,
          crs.srid() == null ? "  # srid" : "  srid",
          crs.srid() == null ? "" : String.valueOf(crs.srid()),
          share(crs.confidence()) + ", " + crs.why());
      yaml.append("  # seen within ").append(box(sample.envelope()));
      yaml.append(" of that CRS; the pack may declare its envelope, in its own\n");
    }
    line(yaml, "  owner", "{zh: 提供单位, en: Bureau}", "fill in");
    line(yaml, "  purpose", "administrative_record", "or statistical_survey, special_survey");
    map(
        yaml,
        "columns",
        fit.mapped().stream().filter(m -> m.confidence() < SURE).map(Draft::named).toList(),
        "not sure");
    map(
        yaml,
        "factors",
        fit.mapped().stream()
            .filter(m -> m.factor() != null)
            .map(m -> m.column() + ": " + m.factor())
            .toList(),
        "units of the headers");
    map(yaml, "formats", formats(fit, sample, dataset), "dates");
    fit.missing().forEach(c -> yaml.append("  # required, not found: ").append(c).append('\n'));
    fit.unmapped().forEach(u -> yaml.append("  # not used: ").append(comment(u)).append('\n'));
    return yaml.toString();
  }

  /** {@code [west, south, east, north]}, whole metres or hundredths of a degree, outwards. */
  private static String box(Envelope seen) {
    double step = seen.getMaxX() <= 180 ? 0.01 : 1;
    return DoubleStream.of(
            Math.floor(seen.getMinX() / step),
            Math.floor(seen.getMinY() / step),
            Math.ceil(seen.getMaxX() / step),
            Math.ceil(seen.getMaxY() / step))
        .mapToObj(n -> step == 1 ? String.valueOf((long) n) : String.valueOf(n / 100))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static List<String> formats(Fit fit, Sample sample, Dataset dataset) {
    return dataset.columns().stream()
        .filter(c -> c.type().kind() == Kind.DATE)
        .flatMap(
            c ->
                fit.mapped().stream()
                    .filter(m -> m.column().equals(c.name()))
                    .flatMap(
                        m -> {
                          List<String> values = sample.values(m.header());
                          ValueCheck check =
                              new ValueCheck(dataset, c, Inspector.neutral(), Inspector.years());
                          boolean read = values.stream().allMatch(v -> check.misfit(v).isEmpty());
                          return DateGuess.of(values).stream()
                              .limit(read ? 0 : 1)
                              .map(f -> c.name() + ": " + quoted(f));
                        }))
        .toList();
  }

  private static String named(Mapped mapped) {
    return mapped.column() + ": " + quoted(mapped.header());
  }

  private static String comment(Fit.Unmapped unmapped) {
    String nearest =
        unmapped.nearest().isEmpty() ? "" : " (" + String.join(", ", unmapped.nearest()) + "?)";
    return unmapped.header().replaceAll("\\p{Cntrl}", " ") + nearest;
  }

  private static void map(StringBuilder yaml, String key, List<String> entries, String comment) {
    if (!entries.isEmpty()) {
      line(yaml, "  " + key, entries.stream().collect(Collectors.joining(", ", "{", "}")), comment);
    }
  }

  private static void line(StringBuilder yaml, String key, String value, @Nullable String comment) {
    yaml.append(key).append(": ").append(value);
    yaml.append(comment == null ? "" : "  # " + comment).append('\n');
  }

  private static String share(double confidence) {
    return Math.round(confidence * 100) + " % sure";
  }

  private static String quoted(String text) {
    return "'" + text.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
  }

  private static String name(Path file) {
    String stem =
        String.valueOf(file.getFileName())
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\.[^.]*$", "")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[^a-z]+|_+$", "");
    return stem.isEmpty() ? "source" : stem;
  }
}
