package landstock.warehouse.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
   * @throws Unreadable at the first byte that is not of the character set, or where the last
   *     character is cut off
   */
  public static void read(
      Path file, Charset charset, Records records, LongConsumer bytesRead, Body body)
      throws IOException, Unreadable {
    try (StrictReader text =
        new StrictReader(new CountedInput(Files.newInputStream(file), bytesRead), charset)) {
      body.read(text);
    } catch (StrictReader.BadByte e) {
      if (e.cutOff() && e.offset() > 0) {
        throw records.unreadable(
            "file_truncated",
            null,
            null,
            "line " + e.line() + " ends within a character of " + charset.name());
      }
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
              + looksLike(file, charset));
    }
  }

  private static String looksLike(Path file, Charset charset) throws IOException {
    EncodingGuess guess = EncodingGuess.of(file);
    return guess.confidence() == 0 || guess.name().equals(charset.name())
        ? "; " + guess.why()
        : String.format(
            Locale.ROOT,
            "; it looks like %s (%.0f %%: %s)",
            guess.name(),
            guess.confidence() * 100,
            guess.why());
  }
}
