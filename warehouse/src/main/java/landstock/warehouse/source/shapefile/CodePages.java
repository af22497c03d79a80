package landstock.warehouse.source.shapefile;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Character sets by the names and numbers that shapefiles have for them. */
final class CodePages {
  /** Holds every character of GB 2312 and GBK at the same bytes. */
  static final Charset GB18030 = Charset.forName("GB18030");

  /** Language driver ids of dBASE that are met; 0x57 is whatever the machine had. */
  private static final Map<Integer, String> BY_LANGUAGE =
      Map.of(
          0x01, "IBM437",
          0x02, "IBM850",
          0x03, "windows-1252",
          0x13, "windows-31j",
          0x4D, "GB18030",
          0x4E, "x-windows-949",
          0x4F, "Big5",
          0x58, "windows-1252",
          0x78, "Big5",
          0x7A, "GB18030");

  private static final Map<String, String> BY_NUMBER =
      Map.of(
          "936", "GB18030",
          "54936", "GB18030",
          "65001", "UTF-8",
          "950", "Big5",
          "1252", "windows-1252",
          "88591", "ISO-8859-1",
          "28591", "ISO-8859-1");

  private CodePages() {}

  static Optional<Charset> ofLanguage(int language) {
    return Optional.ofNullable(BY_LANGUAGE.get(language)).flatMap(CodePages::named);
  }

  /** Of the text of a {@code .cpg}: UTF-8, GBK, 936, CP936, OEM 936, ANSI 1252, 88591 ... */
  static Optional<Charset> ofCpg(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    String digits =
        name.replaceAll("^(CP|OEM|ANSI|WINDOWS|ISO)?[ _-]*", "").replaceAll("[ _-]", "");
    String known = BY_NUMBER.get(digits);
    return named(known == null ? name.replace(' ', '-') : known);
  }

  private static Optional<Charset> named(String name) {
    try {
      return Optional.of(widest(Charset.forName(name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  /** GB18030 for the smaller sets it contains. */
  static Charset widest(Charset charset) {
    return charset.name().startsWith("GB") || charset.name().equals("x-mswin-936")
        ? GB18030
        : charset;
  }

  static boolean oneByte(Charset charset) {
    return charset.newEncoder().maxBytesPerChar() == 1f && !charset.equals(StandardCharsets.UTF_8);
  }
}
