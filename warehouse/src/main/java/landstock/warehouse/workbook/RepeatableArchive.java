package landstock.warehouse.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes out of a workbook when it was written, so that equal rows are equal bytes. */
final class RepeatableArchive {
  private static final String PROPERTIES = "docProps/core.xml";
  private static final String SHEETS = "xl/worksheets/";
  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 1, 1, 0, 0);

  private RepeatableArchive() {}

  static void copy(Path workbook, OutputStream to) throws IOException {
    try (ZipFile from = new ZipFile(workbook.toFile());
        ZipOutputStream out = new ZipOutputStream(to)) {
      for (ZipEntry entry : from.stream().toArray(ZipEntry[]::new)) {
        ZipEntry copied = new ZipEntry(entry.getName());
        copied.setTimeLocal(NEVER);
        out.putNextEntry(copied);
        try (InputStream in = from.getInputStream(entry)) {
          if (entry.getName().equals(PROPERTIES)) {
            String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            out.write(
                xml.replaceAll("(<dcterms:created[^>]*>)[^<]*", "$11980-01-01T00:00:00Z")
                    .getBytes(StandardCharsets.UTF_8));
          } else if (entry.getName().startsWith(SHEETS)) {
            MergedCells.copySorted(in, out);
          } else {
            in.transferTo(out);
          }
        }
        out.closeEntry();
      }
    }
  }
}
