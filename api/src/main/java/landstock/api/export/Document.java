package landstock.api.export;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import landstock.api.query.Answering;

/** A JSON document made in one piece, compressed for who takes it. */
public final class Document {
  private static final int WORTH_BYTES = 1_024;

  private Document() {}

  public static void send(Context ctx, Object document, Tag tag) throws IOException {
    byte[] bytes =
        ctx.jsonMapper()
            .toJsonString(document, document.getClass())
            .getBytes(StandardCharsets.UTF_8);
    tag.write(ctx);
    ctx.contentType("application/json");
    if (bytes.length > WORTH_BYTES && Answering.takesGzip(ctx.header("Accept-Encoding"))) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (OutputStream zip = new GZIPOutputStream(zipped)) {
        zip.write(bytes);
      }
      ctx.header("Content-Encoding", "gzip");
      bytes = zipped.toByteArray();
    }
    ctx.result(bytes);
  }
}
