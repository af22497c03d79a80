package landstock.warehouse.feedback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** Writes reports side by side into a folder: {@code NAME.html} and {@code NAME.xlsx}. */
public final class ReportFiles {
  private ReportFiles() {}

  /**
   * What was written.
   *
   * @param page the HTML
   * @param workbook the XLSX
   */
  public record Written(HandInReport report, Path page, Path workbook) {}

  /**
   * @param folder made where there is none; files of before are replaced
   * @param wanted which hand-ins
   * @throws LandstockException INTERNAL if the folder cannot be written
   */
  public static List<Written> write(Reports reports, Predicate<Reports.Named> wanted, Path folder) {
    List<Written> written = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (Reports.Named source : reports.sources()) {
        if (wanted.test(source)) {
          HandInReport report = reports.of(source.name());
          String name = fileName(source.name());
          Path page = folder.resolve(name + ".html");
          Path workbook = folder.resolve(name + ".xlsx");
          PageReport.write(report, page, name + ".xlsx");
          WorkbookReport.write(report, workbook);
          written.add(new Written(report, page, workbook));
        }
      }
      return written;
    } catch (IOException e) {
      throw new LandstockException(
          Code.INTERNAL, "cannot write reports into " + folder + ": " + e.getMessage(), e);
    }
  }

  /** A pack names its hand-ins as it likes; a file name must not lead elsewhere. */
  private static String fileName(String source) {
    return source.replaceAll("[^\\p{L}\\p{N}_-]", "_");
  }
}
