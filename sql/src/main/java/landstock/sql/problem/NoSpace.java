package landstock.sql.problem;

import java.util.Locale;
import java.util.Set;
import landstock.sql.problem.LandstockException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Tells a full disk from other failures: DuckDB, SQLite and the JDK have nothing but their texts
 * for it.
 */
public final class NoSpace {
  /**
   * ENOSPC, EDQUOT and EFBIG, as the C library words them in English and in Chinese: the JDK passes
   * on the language of the machine. The last is SQLite's word for ENOSPC.
   */
  private static final Set<String> TEXTS =
      Set.of(
          "no space left on device",
          "disk quota exceeded",
          "file too large",
          "设备上没有空间",
          "超出磁盘限额",
          "文件过大",
          "database or disk is full");

  private NoSpace() {}

  /** Whether the disk was the reason of a failure. */
  public static boolean isReasonOf(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      boolean known = t instanceof LandstockException e && e.code() == Code.DISK_FULL;
      if (known || isSaidBy(t.getMessage())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text is one that a full disk makes programs say. */
  public static boolean isSaidBy(@Nullable String text) {
    String words = String.valueOf(text).toLowerCase(Locale.ROOT);
    return TEXTS.stream().anyMatch(words::contains);
  }

  /**
   * The failure in words that help.
   *
   * @param what was under way, as the subject of a sentence
   */
  public static LandstockException stopped(String what, Throwable cause) {
    return new LandstockException(
            Code.DISK_FULL, what + " stopped: no space is left on the disk", cause)
        .withHint("free some space, then start again");
  }
}
