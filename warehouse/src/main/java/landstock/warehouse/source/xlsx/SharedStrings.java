package landstock.warehouse.source.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import landstock.warehouse.source.MemoryBudget;

/** The texts that cells refer to by number; all of them are in memory, within a budget. */
final class SharedStrings {
  private static final int BYTES_PER_STRING = 56;
  private static final int BYTES_PER_CHAR = 2;

  private final List<String> texts;

  private SharedStrings(List<String> texts) {
    this.texts = texts;
  }

  static SharedStrings none() {
    return new SharedStrings(List.of());
  }

  static SharedStrings read(Archive archive, String part, MemoryBudget.Held memory)
      throws IOException {
    List<String> texts = new ArrayList<>();
    try (Xml xml = new Xml(part, archive.open(part))) {
      while (xml.nextElement("si")) {
        String text = xml.richText("si");
        if (!memory.take(BYTES_PER_STRING + (long) BYTES_PER_CHAR * text.length())) {
          throw new Flaw(
              "file_too_large",
              "its shared texts need more than " + (memory.mostBytes() >> 20) + " MB of memory");
        }
        texts.add(text);
      }
    }
    return new SharedStrings(texts);
  }

  String get(String index, String cell) throws IOException {
    try {
      return texts.get(Integer.parseInt(index.strip()));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw Flaw.broken("cell " + cell + " refers to text " + index + " of " + texts.size());
    }
  }
}
