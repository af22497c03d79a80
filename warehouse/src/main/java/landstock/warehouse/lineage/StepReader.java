package landstock.warehouse.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.lineage.Steps.Step;
import org.jspecify.annotations.Nullable;

/** Makes ways of the steps that are written, and holds every name in them to the catalogue. */
final class StepReader {
  /** Stands for a word that is filled in, or for what that column of a row says. */
  static final Pattern WORD = Pattern.compile("\\{([a-z]\\w*)}");

  private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

  /** Told apart from the words of a step only once a row says which column is read. */
  private static final String THERE = "there";

  private final Steps.Written written;
  private final Catalog catalog;
  private final Map<String, List<Way>> ways = new HashMap<>();

  StepReader(Steps.Written written, Catalog catalog) {
    this.written = written;
    this.catalog = catalog;
  }

  /** By qualified name of the column that they explain. */
  Map<String, List<Way>> ways() {
    written.tables().forEach((name, steps) -> steps.forEach(step -> read(table(name), step)));
    return ways;
  }

  private void read(Table here, Step step) {
    if (step.as() != null) {
      List<Step> others = written.tables().getOrDefault(step.as(), List.of());
      table(step.as());
      others.forEach(other -> read(here, other.to(step.where())));
      return;
    }
    orNone(step.when()).keySet().forEach(column -> column(here, column));
    orNone(step.of()).forEach((column, parts) -> madeOf(here, step, column, parts));
    if (step.read() != null) {
      List<String> same = step.same() == null ? List.of() : step.same();
      same.forEach(column -> behind(here, step, column, column));
      orNone(step.columns())
          .forEach((there, all) -> all.forEach(column -> behind(here, step, column, there)));
      orNone(step.only()).keySet().forEach(column -> explained(here, column, step, same));
    }
  }

  private void madeOf(Table here, Step step, String written, List<String> parts) {
    fitting(here, written)
        .forEach(
            (column, words) -> {
              List<String> columns = parts.stream().map(part -> filled(part, words)).toList();
              columns.forEach(part -> column(here, part));
              add(here, column, new Way.Parts(orNone(step.when()), columns));
            });
  }

  private void behind(Table here, Step step, String written, String there) {
    Table read = table(Objects.requireNonNull(step.read()));
    String only = orNone(step.only()).get(written);
    if (step.where() == null) {
      throw wrong(here.qualifiedName() + ": which rows of " + step.read() + " are read?");
    }
    String where = step.where() + (only == null ? "" : " AND (" + only + ")");
    fitting(here, written)
        .forEach(
            (column, words) -> {
              String found = filled(there, words);
              words(found).forEach(word -> column(here, word));
              if (words(found).isEmpty()) {
                column(read, found);
              }
              String rows = condition(where, words);
              names(PARAMETER, rows).forEach(name -> column(here, name));
              add(here, column, new Way.Rows(orNone(step.when()), read, found, rows, step.first()));
            });
  }

  private void add(Table here, String column, Way way) {
    ways.computeIfAbsent(here.qualifiedName() + "." + column, c -> new ArrayList<>()).add(way);
  }

  /** A condition on a column that the step does not explain would never be asked. */
  private static void explained(Table here, String column, Step step, List<String> same) {
    if (!same.contains(column)
        && orNone(step.columns()).values().stream().noneMatch(all -> all.contains(column))) {
      throw wrong(here.qualifiedName() + ": only: " + column + " is not explained by this step");
    }
  }

  /** Columns that a written one means, with what its words stand for in each. */
  private static Map<String, Map<String, String>> fitting(Table here, String written) {
    Pattern pattern = Pattern.compile(WORD.matcher(written).replaceAll("(?<$1>.+)"));
    Map<String, Map<String, String>> fitting = new LinkedHashMap<>();
    for (Column column : here.columns()) {
      Matcher matcher = pattern.matcher(column.name());
      if (matcher.matches()) {
        Map<String, String> words = new HashMap<>();
        words(written).forEach(word -> words.put(word, matcher.group(word)));
        words.put("column", column.name());
        fitting.put(column.name(), words);
      }
    }
    if (fitting.isEmpty()) {
      column(here, written);
    }
    return fitting;
  }

  private String condition(String text, Map<String, String> words) {
    String told = filled(text, words);
    for (String word : words(told)) {
      String meant = written.conditions().get(word);
      if (meant == null && !word.equals(THERE)) {
        throw wrong("there is no condition '" + word + "'")
            .withSuggestions(Nearest.to(word, written.conditions().keySet()));
      }
      if (meant != null) {
        told = told.replace("{" + word + "}", "(" + condition(meant, words) + ")");
      }
    }
    return told;
  }

  private static String filled(String text, Map<String, String> words) {
    return WORD.matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(words.getOrDefault(m.group(1), m.group())));
  }

  private static List<String> words(String text) {
    return names(WORD, text);
  }

  private static List<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(m -> m.group(1)).distinct().toList();
  }

  private Table table(String name) {
    String[] parts = name.split("\\.", 2);
    Optional<Table> found =
        parts.length == 2 ? catalog.findTable(parts[0], parts[1]) : Optional.empty();
    return found.orElseThrow(
        () ->
            wrong("no table " + name)
                .withSuggestions(
                    Nearest.to(
                        name, catalog.tables().stream().map(Table::qualifiedName).toList())));
  }

  private static void column(Table table, String name) {
    Collection<String> names = table.columns().stream().map(Column::name).toList();
    if (!names.contains(name)) {
      throw wrong(table.qualifiedName() + " has no column " + name)
          .withSuggestions(Nearest.to(name, names));
    }
  }

  private static LandstockException wrong(String what) {
    return new LandstockException(Code.INVALID_ARGUMENT, Steps.FILE + ": " + what);
  }

  private static <V> Map<String, V> orNone(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : map;
  }
}
