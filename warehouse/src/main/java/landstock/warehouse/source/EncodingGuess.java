package landstock.warehouse.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In which character set a text is, by strict decoders first and by how common its characters are
 * where several would do.
 *
 * @param name as packs write it
 * @param confidence in [0, 1]
 * @param why in English
 */
public record EncodingGuess(String name, double confidence, String why) {
  private static final int SAMPLE = 1 << 20;
  private static final Charset GB18030 = Charset.forName("GB18030");

  /** Judges the first megabyte. */
  public static EncodingGuess of(Path file) throws IOException {
    byte[] bytes;
    boolean whole;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(SAMPLE);
      whole = in.read() < 0;
    }
    return of(bytes, whole);
  }

  /** Judges the texts of a dBASE table; its numbers and lengths are left out. */
  public static EncodingGuess ofTable(Path dbf) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(dbf)) {
      bytes = in.readNBytes(SAMPLE);
    }
    int header = bytes.length < 10 ? 0 : (bytes[8] & 0xFF) | (bytes[9] & 0xFF) << 8;
    for (int i = 0; i < Math.min(header, bytes.length); i++) {
      boolean name = i >= 32 && i % 32 < 11;
      bytes[i] = name && bytes[i] != 0 ? bytes[i] : (byte) ' ';
    }
    return of(bytes, false);
  }

  static EncodingGuess of(byte[] bytes, boolean whole) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new EncodingGuess("UTF-8", 1, "byte order mark");
    }
    if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
      return new EncodingGuess("UTF-16", 1, "byte order mark");
    }
    int zerosOdd = zeros(bytes, 1);
    int zerosEven = zeros(bytes, 0);
    if (Math.max(zerosOdd, zerosEven) * 4 > bytes.length) {
      return new EncodingGuess(
          zerosOdd > zerosEven ? "UTF-16LE" : "UTF-16BE", 0.9, "every other byte is 0");
    }
    if (highBytes(bytes) == 0) {
      return new EncodingGuess("UTF-8", 1, "ASCII only, which all encodings share");
    }
    if (decodes(bytes, StandardCharsets.UTF_8, whole)) {
      return new EncodingGuess("UTF-8", 0.99, "every byte is UTF-8");
    }
    return chinese(bytes, whole);
  }

  private static EncodingGuess chinese(byte[] bytes, boolean whole) {
    if (!decodes(bytes, GB18030, whole)) {
      return new EncodingGuess("unknown", 0, "neither UTF-8 nor GB18030 all through");
    }
    CommonChinese chinese = new CommonChinese();
    chinese.add(ByteBuffer.wrap(bytes));
    double share = chinese.share();
    return !chinese.enough()
        ? new EncodingGuess(
            "GB18030", share / 2, "it decodes, but few of its characters are common Chinese")
        : new EncodingGuess(
            "GB18030",
            Math.min(0.99, share),
            Math.round(share * 100) + " % of its characters are common Chinese");
  }

  private static boolean decodes(byte[] bytes, Charset charset, boolean whole) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    return !decoder.decode(ByteBuffer.wrap(bytes), chars, whole).isError();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static int zeros(byte[] bytes, int from) {
    int count = 0;
    for (int i = from; i < bytes.length; i += 2) {
      count += bytes[i] == 0 ? 1 : 0;
    }
    return count;
  }

  private static int highBytes(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      count += b < 0 ? 1 : 0;
    }
    return count;
  }
}
