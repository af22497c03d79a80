package landstock.warehouse.staging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import landstock.sql.catalog.Column;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.mapping.HeaderMap;
import landstock.warehouse.mapping.HeaderMatch;
import landstock.warehouse.mapping.HeaderUnit;
import landstock.warehouse.mapping.UnitFault;
import landstock.warehouse.mapping.UnitLine;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.quality.Finding;
import landstock.warehouse.quality.FindingSink;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/** The headers that one hand-in has met: which columns they mean, and what is wrong with them. */
final class Headers {
  private static final int MOST_UNUSED = 200;
  private static final int MOST_NAMED = 40;

  /** How a finding of this hand-in is made. */
  interface Findings {
    Finding of(
        String rule,
        @Nullable Long row,
        @Nullable String column,
        @Nullable String value,
        String detail);
  }

  private final Dataset dataset;
  private final HandIn handIn;
  private final Findings findings;
  private final HeaderMap map;
  private final boolean[] seen;
  private final Map<Integer, UnitFault> unitFaults = new TreeMap<>();
  private final TreeSet<String> unused = new TreeSet<>();
  private final TreeSet<String> unusedHere = new TreeSet<>();
  private final Map<String, String> names = new TreeMap<>();
  private String place = "";
  private List<HeaderUnit> above = List.of();

  Headers(Dataset dataset, HandIn handIn, Findings findings) {
    this.dataset = dataset;
    this.handIn = handIn;
    this.findings = findings;
    this.map = new HeaderMap(dataset, handIn);
    this.seen = new boolean[dataset.columns().size()];
  }

  /** Another file of the same hand-in begins. */
  void nextFile() {
    nextTable("", List.of());
  }

  /**
   * Another table of it begins, which must have all columns itself.
   *
   * @param sheet its name; empty where the file is the table
   * @param lines texts above its header
   */
  void nextTable(String sheet, List<String> lines) {
    Arrays.fill(seen, false);
    unusedHere.clear();
    unitFaults.clear();
    place = sheet.isEmpty() ? "" : "sheet '" + sheet + "': ";
    above = UnitLine.of(lines);
  }

  /** Index of the column that a header means, or {@link Records#NONE}. */
  int find(String header) {
    Optional<HeaderMatch> match = map.find(header, above);
    if (match.isEmpty()) {
      unused.add(header);
      unusedHere.add(header);
      return Records.NONE;
    }
    int column = match.get().column();
    seen[column] = true;
    names.putIfAbsent(dataset.columns().get(column).name(), header);
    UnitFault.of(match.get(), dataset.columns().get(column), handIn)
        .ifPresent(fault -> unitFaults.put(column, fault));
    return column;
  }

  /** Column to the header that means it, as its owner wrote it. */
  Map<String, String> names() {
    return Map.copyOf(names);
  }

  boolean understands(String header) {
    return map.find(header).isPresent();
  }

  /**
   * @throws Unreadable where a column is missing, or a header, or a line above it, has a unit that
   *     the pack says nothing of, or denies
   */
  void check() throws Unreadable {
    for (int i = 0; i < seen.length; i++) {
      Column column = dataset.columns().get(i);
      String header = handIn.columns().get(column.name());
      if (seen[i] || handIn.constants().containsKey(column.name())) {
        continue;
      }
      if (header != null) {
        throw new Unreadable(
            findings.of(
                "column_missing",
                null,
                column.name(),
                header,
                place + "the pack names this header; " + has()));
      }
      if (dataset.required().contains(column.name())) {
        throw new Unreadable(
            findings.of(
                "column_missing",
                null,
                column.name(),
                null,
                place + "it may be called " + names(column) + "; " + has()));
      }
    }
    checkUnits();
  }

  private void checkUnits() throws Unreadable {
    for (Map.Entry<Integer, UnitFault> entry : unitFaults.entrySet()) {
      UnitFault fault = entry.getValue();
      throw new Unreadable(
          findings.of(
              fault.rule(),
              null,
              dataset.columns().get(entry.getKey()).name(),
              fault.unit(),
              place + fault.detail()));
    }
  }

  private static String names(Column column) {
    List<String> names = new ArrayList<>(column.synonyms());
    names.add(0, column.name());
    return String.join(", ", names);
  }

  private String has() {
    List<String> some = unusedHere.stream().filter(h -> !h.isBlank()).limit(MOST_NAMED).toList();
    return "headers not understood: " + (some.isEmpty() ? "none" : String.join(", ", some));
  }

  /** One note for each header that no column takes. */
  void noteUnused(FindingSink sink) {
    unused.stream()
        .limit(MOST_UNUSED)
        .forEach(header -> sink.add(findings.of("column_unused", null, header, null, "")));
    if (unused.size() > MOST_UNUSED) {
      String more = "and " + (unused.size() - MOST_UNUSED) + " more";
      sink.add(findings.of("column_unused", null, null, null, more));
    }
  }
}
