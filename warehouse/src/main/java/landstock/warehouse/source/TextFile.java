package landstock.warehouse.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** A file of text in one character set, read without forgiveness. */
public final class TextFile {

  /** What is done with its characters. */
  @FunctionalInterface
  public interface Body {
    void read(StrictReader text) throws IOException, Unreadable;
  }

  private TextFile() {}

  /**
   * Reads the file; whatever the body leaves unread is checked for its character set all the same.
   *
   * @throws Unreadable at the first byte that is not of the character set
   */
  public static void read(
      Path file, Charset charset, Records records, LongConsumer bytesRead, Body body)
      throws IOException, Unreadable {
    try (StrictReader text =
        new StrictReader(new CountedInput(Files.newInputStream(file), bytesRead), charset)) {
      body.read(text);
    } catch (StrictReader.BadByte e) {
      throw records.unreadable(
          "wrong_encoding",
          null,
          null,
          "byte "
              + e.offset()
              + " (line "
              + e.line()
              + ") is not "
              + charset.name()
              + "; the file may be in another encoding, such as "
              + (charset.equals(java.nio.charset.StandardCharsets.UTF_8) ? "GB18030" : "UTF-8"));
    }
  }
}
