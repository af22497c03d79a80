package landstock.api.server;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import landstock.api.query.MediaRange;

/** Sends whole answers, by gzip to those who take it. */
public final class Compressed {
  /** Below it the headers of gzip cost more than it saves. */
  private static final int LEAST_BYTES = 512;

  private Compressed() {}

  public static void send(Context ctx, byte[] answer) {
    if (answer.length < LEAST_BYTES || !MediaRange.takesGzip(ctx.header("Accept-Encoding"))) {
      ctx.result(answer);
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.length / 2);
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ctx.header("Content-Encoding", "gzip");
    ctx.result(bytes.toByteArray());
  }
}
