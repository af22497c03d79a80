package landstock.api.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers that a client may keep: their {@code ETag}, and 304 for who has them already. The tag is
 * weak, for the same answer goes out compressed or not.
 */
public final class Revalidation {
  private static final int TAG_BYTES = 15;
  private static final String ASK_AGAIN = "private, max-age=0, must-revalidate";
  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  private Revalidation() {}

  /**
   * Says how long the answer is good, and whether the client has it.
   *
   * @param pinned whether the request names its snapshot, so that the answer never changes
   * @param parts what the answer depends on, all of it: the content of a snapshot, what was asked
   * @return true if the client has it: 304 is set, and there is nothing left to do
   */
  public static boolean isKnown(Context ctx, boolean pinned, Object... parts) {
    String tag = tag(parts);
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", pinned ? FOR_EVER : ASK_AGAIN);
    if (!matches(ctx.header("If-None-Match"), tag)) {
      return false;
    }
    ctx.status(HttpStatus.NOT_MODIFIED);
    return true;
  }

  /** Answers; a failure nobody may keep, whatever the answer would have been. */
  public static void answer(Context ctx, Runnable answering) {
    try {
      answering.run();
    } catch (RuntimeException e) {
      ctx.res().setHeader("ETag", null);
      ctx.header("Cache-Control", "no-store");
      throw e;
    }
  }

  /** RFC 9110, 13.1.2: compared weakly, so that what a proxy made of it matches too. */
  public static boolean matches(@Nullable String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String one : ifNoneMatch.split(",", -1)) {
      String known = one.strip();
      if (known.equals("*") || known.equals(tag) || ("W/" + known).equals(tag)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param parts each with its length, so that no two lists of them look the same
   */
  public static String tag(Object... parts) {
    MessageDigest digest = sha256();
    for (Object part : parts) {
      byte[] bytes = Objects.toString(part).getBytes(StandardCharsets.UTF_8);
      digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) ':');
      digest.update(bytes);
    }
    byte[] hash = digest.digest();
    return "W/\""
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES))
        + "\"";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
