package landstock.warehouse.source.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.SerialDays;

/**
 * What a workbook holds beside its cells.
 *
 * @param days how its dates are numbered
 */
record Workbook(List<Sheet> sheets, SharedStrings strings, Styles styles, SerialDays days) {
  private static final String ROOT = "_rels/.rels";

  private record Target(String type, String part) {}

  static Workbook read(Archive archive, MemoryBudget.Held memory) throws IOException {
    String book = mainPart(archive);
    Map<String, Target> targets = targets(archive, relationsOf(book), folder(book));
    List<Sheet> sheets = new ArrayList<>();
    SerialDays days = SerialDays.SINCE_1900;
    try (Xml xml = new Xml(book, archive.open(book))) {
      while (true) {
        int event = xml.next();
        if (event == javax.xml.stream.XMLStreamConstants.END_DOCUMENT) {
          break;
        }
        if (event != javax.xml.stream.XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.name().equals("workbookPr") && xml.truth("date1904")) {
          days = SerialDays.SINCE_1904;
        } else if (xml.name().equals("sheet")) {
          sheet(xml, targets, sheets.size() + 1).ifPresent(sheets::add);
        }
      }
    }
    if (sheets.isEmpty()) {
      throw Flaw.broken("the workbook has no sheet of cells");
    }
    Optional<String> strings = part(archive, targets, "/sharedStrings");
    Optional<String> styles = part(archive, targets, "/styles");
    return new Workbook(
        List.copyOf(sheets),
        strings.isPresent()
            ? SharedStrings.read(archive, strings.get(), memory)
            : SharedStrings.none(),
        styles.isPresent() ? Styles.read(archive, styles.get()) : Styles.none(),
        days);
  }

  private static String mainPart(Archive archive) throws IOException {
    if (!archive.has(ROOT)) {
      throw new Flaw(
          "not_what_it_claims",
          archive.has("mimetype")
              ? "it is an OpenDocument file; save it as XLSX"
              : "it is a ZIP archive, but not a workbook of XLSX");
    }
    String book =
        targets(archive, ROOT, "").values().stream()
            .filter(t -> t.type().endsWith("/officeDocument"))
            .map(Target::part)
            .findFirst()
            .orElseThrow(() -> new Flaw("not_what_it_claims", "it is no workbook of XLSX"));
    if (book.endsWith(".bin")) {
      throw new Flaw("not_what_it_claims", "it is a binary workbook (XLSB); save it as XLSX");
    }
    if (book.startsWith("word/") || book.startsWith("ppt/")) {
      throw new Flaw("not_what_it_claims", "it is a document, not a workbook of XLSX");
    }
    return book;
  }

  private static Optional<Sheet> sheet(Xml xml, Map<String, Target> targets, int position) {
    Target target = targets.get(xml.attribute("id").orElse(""));
    if (target == null || !target.type().endsWith("/worksheet")) {
      return Optional.empty(); // a sheet that is a chart
    }
    boolean hidden = xml.attribute("state").filter(s -> !s.equals("visible")).isPresent();
    return Optional.of(
        new Sheet(position, xml.attribute("name").orElse(""), target.part(), hidden));
  }

  private static Optional<String> part(Archive archive, Map<String, Target> targets, String type) {
    return targets.values().stream()
        .filter(t -> t.type().endsWith(type) && archive.has(t.part()))
        .map(Target::part)
        .findFirst();
  }

  /** Relation id to its target; those that point outside the file are not followed. */
  private static Map<String, Target> targets(Archive archive, String part, String folder)
      throws IOException {
    Map<String, Target> targets = new HashMap<>();
    try (Xml xml = new Xml(part, archive.open(part))) {
      while (xml.nextElement("Relationship")) {
        String target = xml.attribute("Target").orElse("");
        if (xml.attribute("TargetMode").filter("External"::equals).isEmpty()) {
          targets.put(
              xml.attribute("Id").orElse(""),
              new Target(xml.attribute("Type").orElse(""), resolve(folder, target)));
        }
      }
    }
    return targets;
  }

  private static String resolve(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    String path = folder + target;
    while (path.contains("/../")) {
      path = path.replaceFirst("[^/]+/\\.\\./", "");
      if (path.startsWith("../")) {
        break;
      }
    }
    return path;
  }

  private static String folder(String part) {
    return part.substring(0, part.lastIndexOf('/') + 1);
  }

  private static String relationsOf(String part) {
    String folder = folder(part);
    return folder + "_rels/" + part.substring(folder.length()) + ".rels";
  }
}
