package landstock.api.export;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import landstock.api.server.Revalidation;

/**
 * {@code ETag} of an answer, known before anything is asked: what was asked, and the content of the
 * snapshot. Weak, for the id of the statement differs between answers that say the same.
 */
public final class Tag {
  /** To be raised when encoders write the same rows in another way. */
  private static final String ENCODING = "1";

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final String value;

  private Tag(String value) {
    this.value = value;
  }

  /**
   * @param parts everything the answer depends on besides the snapshot, in a fixed order
   */
  public static Tag of(Survey survey, List<String> parts) {
    String version = Tag.class.getPackage().getImplementationVersion();
    List<Object> all = new ArrayList<>();
    all.add(ENCODING);
    all.add(version == null ? "" : version);
    all.add(survey.id());
    all.add(survey.snapshot().contentHash());
    all.add(survey.snapshot().catalogVersion());
    all.addAll(parts);
    return new Tag(Revalidation.tag(all.toArray()));
  }

  /**
   * Answers 304 where the client has it already.
   *
   * @return whether it did, so that nothing is left to do
   */
  public boolean known(Context ctx) {
    boolean reads = READING.contains(ctx.method().name());
    if (!reads || !Revalidation.matches(ctx.header("If-None-Match"), value)) {
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
}
