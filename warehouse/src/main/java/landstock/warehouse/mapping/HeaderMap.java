package landstock.warehouse.mapping;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.catalog.Column;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.mapping.HeaderMatch.By;
import landstock.warehouse.pack.HandIn;

/**
 * Which column of the dataset a header means: as the pack says, otherwise by name or synonym
 * whatever its case, spaces and width of letters. A unit in brackets at its end is understood.
 */
public final class HeaderMap {
  /** Text, then a unit between brackets or after a slash; normalised, so brackets are narrow. */
  private static final Pattern WITH_UNIT =
      Pattern.compile("(.+?)(?:[(\\[【](?:单位[:：]?)?(.+)[)\\]】]|[/,:](.+))");

  /** A longer text is a value, such as an outline of ten thousand points, and slow to compare. */
  private static final int LONGEST = 1000;

  private final Map<String, HeaderMatch> byHeader = new HashMap<>();
  private final Set<String> claimedTwice = new HashSet<>();
  private final List<Column> columns;

  public HeaderMap(Dataset dataset, HandIn handIn) {
    this.columns = dataset.columns();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (handIn.columns().containsKey(column.name())
          || handIn.constants().containsKey(column.name())) {
        continue;
      }
      add(column.name(), i, By.NAME);
      for (String synonym : column.synonyms()) {
        boolean label = normal(synonym).equals(normal(column.label().zh()));
        add(synonym, i, label ? By.LABEL : By.SYNONYM);
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      String header = handIn.columns().get(columns.get(i).name());
      if (header != null) {
        byHeader.put(
            normal(header), new HeaderMatch(i, By.PACK, header, Optional.empty(), false, false));
      }
    }
  }

  private void add(String name, int column, By by) {
    HeaderMatch other =
        byHeader.putIfAbsent(
            normal(name), new HeaderMatch(column, by, name, Optional.empty(), false, false));
    if (other != null && other.column() != column) {
      claimedTwice.add(normal(name));
    }
  }

  /** The column that a header means, and why; absent where none takes it. */
  public Optional<HeaderMatch> find(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    String normal = normal(header);
    Optional<HeaderMatch> whole = named(normal);
    if (whole.isPresent() && whole.get().by() == By.PACK) {
      return whole.map(m -> m.withUnit(unit(normal).filter(u -> measures(m, u))));
    }
    return whole.or(() -> withUnit(normal));
  }

  /**
   * The same where lines above the header give units for all columns that say none.
   *
   * @param above those of {@link UnitLine}; of two for one kind of number, one that needs a factor
   */
  public Optional<HeaderMatch> find(String header, List<HeaderUnit> above) {
    return find(header).map(match -> match.unit().isPresent() ? match : below(match, above));
  }

  private HeaderMatch below(HeaderMatch match, List<HeaderUnit> above) {
    return match.withUnitAbove(
        above.stream()
            .filter(unit -> measures(match, unit))
            .min(Comparator.comparing(HeaderUnit::plain)));
  }

  private Optional<HeaderMatch> named(String normal) {
    return Optional.ofNullable(byHeader.get(normal))
        .map(m -> claimedTwice.contains(normal) ? m.asAmbiguous() : m);
  }

  private Optional<HeaderMatch> withUnit(String normal) {
    Matcher parts = WITH_UNIT.matcher(normal);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<HeaderUnit> unit = unit(normal);
    return named(parts.group(1))
        .filter(m -> unit.isPresent() && measures(m, unit.get()))
        .map(m -> m.withUnit(unit));
  }

  private static Optional<HeaderUnit> unit(String normal) {
    Matcher parts = WITH_UNIT.matcher(normal);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return HeaderUnit.find(parts.group(2) == null ? parts.group(3) : parts.group(2));
  }

  private boolean measures(HeaderMatch match, HeaderUnit unit) {
    String base = unit.base();
    return columns.get(match.column()).unit().stream()
        .anyMatch(own -> own.equals(base) || own.equals(base + "/year"));
  }

  /** A header as it is compared: narrow letters, no spaces, lower case. */
  public static String normal(String header) {
    return Normalizer.normalize(header, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}\\p{Cf}]+", "")
        .toLowerCase(Locale.ROOT);
  }
}
