package landstock.api.snapshot;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;

/**
 * {@code ETag} of an answer, known before anything is asked: what was asked, the content of the
 * snapshot, and what makes the answer of it. Weak, for the id of the statement differs between
 * answers that say the same, and the same answer goes out compressed or not.
 *
 * <p>Clients keep answers but ask each time whether they are still good, also where the URL names
 * its snapshot: ids of snapshots are unique within one store only, and another store, or another
 * version of the product, may answer at the same address.
 */
public final class Tag {
  /** To be raised when encoders write the same rows in another way. */
  private static final String ENCODING = "1";

  private static final int TAG_BYTES = 15;
  private static final String ASK_AGAIN = "private, max-age=0, must-revalidate";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final String value;

  private Tag(String value) {
    this.value = value;
  }

  /**
   * @param parts everything the answer depends on besides the snapshot and the version of the
   *     product, in a fixed order
   */
  public static Tag of(SnapshotManifest snapshot, Object... parts) {
    String version = Tag.class.getPackage().getImplementationVersion();
    String hash =
        hash(
            ENCODING,
            version == null ? "" : version,
            snapshot.id(),
            snapshot.contentHash(),
            snapshot.catalogVersion(),
            hash(parts));
    return new Tag("W/\"" + hash + "\"");
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
    ctx.status(HttpStatus.NOT_MODIFIED);
    write(ctx);
    return true;
  }

  /** What every answer says about keeping it; to be said once there is one. */
  public void write(Context ctx) {
    ctx.header("ETag", value);
    ctx.header("Cache-Control", ASK_AGAIN);
  }

  /** RFC 9110, 13.1.2: compared weakly, so that what a proxy made of it matches too. */
  boolean matches(@Nullable String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String one : ifNoneMatch.split(",", -1)) {
      String known = one.strip();
      if (known.equals("*") || known.equals(value) || ("W/" + known).equals(value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return value;
  }

  /** Each part with its length, so that no two lists of them look the same. */
  private static String hash(Object... parts) {
    MessageDigest digest = sha256();
    for (Object part : parts) {
      byte[] bytes = Objects.toString(part).getBytes(StandardCharsets.UTF_8);
      digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) ':');
      digest.update(bytes);
    }
    byte[] hash = digest.digest();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
