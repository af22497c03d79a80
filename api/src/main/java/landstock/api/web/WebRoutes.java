package landstock.api.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /} and the files that the page is made of. Nothing here asks the store. */
public final class WebRoutes {
  public static final String PATH = "/";

  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final WebPage page;
  private final Map<String, WebFile> files = new HashMap<>();

  public WebRoutes() {
    WebFiles built = WebFiles.ofProduct();
    Map<String, WebFile> site = built.below("site/");
    List<Library> libraries = Library.of(built);
    page = WebPage.of(site, libraries);
    site.forEach((path, file) -> files.put(page.app() + "/" + path, file));
    for (Library library : libraries) {
      built
          .below(library.name() + "/dist/")
          .forEach((path, file) -> files.put(library.url() + "/" + path, file));
    }
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::page);
    routes.get("/app/<path>", this::file);
    routes.get("/lib/<path>", this::file);
  }

  private void page(Context ctx) {
    ctx.header("Content-Security-Policy", page.policy());
    send(ctx, page.file(), ASK_AGAIN);
  }

  private void file(Context ctx) {
    WebFile file = files.get(ctx.path());
    if (file == null) {
      throw new NotFoundResponse();
    }
    send(ctx, file, FOR_GOOD);
  }

  private static void send(Context ctx, WebFile file, String caching) {
    String tag = "\"" + file.hash() + "\"";
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", caching);
    ctx.header("Vary", "Accept-Encoding");
    if (names(ctx.header("If-None-Match"), tag)) {
      ctx.status(304);
      return;
    }
    ctx.contentType(file.contentType());
    String encodings = ctx.header("Accept-Encoding");
    if (encodings != null && encodings.contains("gzip")) {
      ctx.header("Content-Encoding", "gzip");
      ctx.result(file.zipped());
    } else {
      ctx.result(file.bytes());
    }
  }

  /** Whether the browser already has it; a proxy may have made the tag a weak one. */
  private static boolean names(@Nullable String header, String tag) {
    return header != null && (header.equals("*") || header.contains(tag));
  }
}
