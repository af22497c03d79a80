package landstock.sql.operator;

import java.util.Arrays;
import java.util.stream.Collectors;
import landstock.sql.function.Category;
import landstock.sql.function.FunctionDoc;

/** The names of all functions by category, as a table in Markdown. */
public final class FunctionTable {
  private FunctionTable() {}

  public static String markdown() {
    return Arrays.stream(Category.values())
        .map(FunctionTable::row)
        .collect(Collectors.joining("\n", "| category | functions |\n|---|---|\n", "\n"));
  }

  private static String row(Category category) {
    return FunctionCatalog.docs().stream()
        .filter(doc -> doc.category() == category)
        .map(FunctionTable::names)
        .collect(Collectors.joining(" ", "| " + category.en() + " | ", " |"));
  }

  private static String names(FunctionDoc doc) {
    return doc.aliases().isEmpty()
        ? doc.name()
        : doc.name() + " (" + String.join(", ", doc.aliases()) + ")";
  }
}
