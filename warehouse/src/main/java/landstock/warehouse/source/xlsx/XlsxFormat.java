package landstock.warehouse.source.xlsx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;

/**
 * XLSX: rows have the numbers that the spreadsheet program shows. Where several sheets are read,
 * row r of the n-th sheet is (n - 1) × 10,000,000 + r.
 */
public final class XlsxFormat implements FileFormat {
  private final MemoryBudget memory;

  /**
   * @param memory for the texts that its cells share, and first rows
   */
  public XlsxFormat(MemoryBudget memory) {
    this.memory = memory;
  }

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    try (Archive archive = Archive.open(file);
        MemoryBudget.Held held = memory.open()) {
      Workbook book = Workbook.read(archive, held);
      SheetChoice sheets = new SheetChoice(archive, book, records, held);
      for (SheetChoice.Chosen chosen : sheets.of(handIn.layer())) {
        new SheetReading(archive, book, chosen, records).read(bytesRead);
      }
    } catch (Flaw flaw) {
      throw records.unreadable(flaw.rule(), null, null, flaw.detail());
    }
  }
}
