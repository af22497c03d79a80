package landstock.api.export;

import java.nio.charset.StandardCharsets;

/** Names of files to download. */
public final class FileName {
  private FileName() {}

  /**
   * {@code 用途结构_天津市和平区_2024-12-31_合成演示数据.xlsx} as {@code Content-Disposition}, RFC 6266.
   *
   * @param plain for clients that know ASCII only; without ending
   */
  public static String disposition(
      String plain, String title, Survey survey, Tongue tongue, ExportFormat format) {
    var snapshot = survey.snapshot();
    String name =
        title
            + "_"
            + tongue.say(snapshot.label())
            + "_"
            + snapshot.surveyDate()
            + snapshot.notice().map(n -> "_" + first(tongue.say(n))).orElse("");
    String kind = format == ExportFormat.JSON ? "inline" : "attachment";
    return kind
        + "; filename=\""
        + plain
        + "_"
        + snapshot.surveyDate()
        + "."
        + format.ending()
        + "\"; filename*=UTF-8''"
        + escaped(safe(name) + "." + format.ending());
  }

  /** Its first clause. */
  private static String first(String notice) {
    return notice.split("[，,;；。.]", 2)[0];
  }

  /** What no file system refuses. */
  private static String safe(String name) {
    return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-").replace(' ', '_');
  }

  /** RFC 8187. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xFF;
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0;
      if (plain) {
        escaped.append((char) c);
      } else {
        escaped.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return escaped.toString();
  }

  private static final String HEX = "0123456789ABCDEF";
}
