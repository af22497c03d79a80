package landstock.api.export;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ETag} of an answer, known before anything is asked: what was asked, and the content of the
 * snapshot. Weak, for the id of the statement differs between answers that say the same.
 */
public final class Tag {
  /** To be raised when encoders write the same rows in another way. */
  private static final String ENCODING = "1";

  private static final int BYTES = 16;
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final String value;

  private Tag(String value) {
    this.value = value;
  }

  /**
   * @param parts everything the answer depends on besides the snapshot, in a fixed order
   */
  public static Tag of(Survey survey, List<String> parts) {
    MessageDigest digest = sha256();
    String version = Tag.class.getPackage().getImplementationVersion();
    add(digest, ENCODING);
    add(digest, version == null ? "" : version);
    add(digest, survey.id());
    add(digest, survey.snapshot().contentHash());
    add(digest, survey.snapshot().catalogVersion());
    parts.forEach(p -> add(digest, p));
    String hex = HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    return new Tag("W/\"" + hex + "\"");
  }

  /**
   * Answers 304 where the client has it already.
   *
   * @return whether it did, so that nothing is left to do
   */
  public boolean known(Context ctx) {
    boolean reads = READING.contains(ctx.method().name());
    if (!reads || !matches(ctx.header("If-None-Match"))) {
      return false;
    }
    ctx.status(304);
    write(ctx);
    return true;
  }

  /** What every answer says about keeping it. */
  public void write(Context ctx) {
    ctx.header("ETag", value);
    ctx.header("Cache-Control", "private, max-age=0, must-revalidate");
  }

  /** RFC 9110, 13.1.2: compared weakly, so that what a proxy made of it matches too. */
  private boolean matches(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String tag : header.split(",", -1)) {
      String given = tag.strip();
      if (given.equals("*") || given.equals(value) || ("W/" + given).equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** With its length, so that no two lists of parts look the same. */
  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
