package landstock.api.export;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import landstock.api.server.Compressed;
import landstock.api.snapshot.Tag;

/** A JSON document made in one piece, compressed for who takes it. */
public final class Document {
  private Document() {}

  public static void send(Context ctx, Object document, Tag tag) {
    byte[] bytes =
        ctx.jsonMapper()
            .toJsonString(document, document.getClass())
            .getBytes(StandardCharsets.UTF_8);
    tag.write(ctx);
    ctx.contentType("application/json");
    Compressed.send(ctx, bytes);
  }
}
