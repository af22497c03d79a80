package landstock.api.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one document, with the addresses of this build in it: ours under a hash of all our files, a
 * library under its version. So everything but this document may be kept for good.
 *
 * @param file the document
 * @param policy its content security policy
 * @param app where our files are served, without a slash at the end
 */
record WebPage(WebFile file, String policy, String app) {
  private static final String DOCUMENT = "index.html";

  static WebPage of(Map<String, WebFile> site, List<Library> libraries) {
    String app = "/app/" + hash(site);
    String imports = imports(libraries);
    WebFile template = site.get(DOCUMENT);
    if (template == null) {
      throw new IllegalStateException("the build left out " + DOCUMENT);
    }
    String text =
        new String(template.bytes(), StandardCharsets.UTF_8)
            .replace("{{imports}}", imports)
            .replace("{{preloads}}", preloads(site, app, libraries))
            .replace("{{app}}", app);
    for (Library library : libraries) {
      text = text.replace("{{" + library.name() + "}}", library.url());
    }
    return new WebPage(
        new WebFile(DOCUMENT, text.getBytes(StandardCharsets.UTF_8)), policy(imports), app);
  }

  private static String hash(Map<String, WebFile> site) {
    String all =
        site.entrySet().stream()
            .map(f -> f.getKey() + " " + f.getValue().hash())
            .collect(Collectors.joining("\n"));
    return Hash.of(all.getBytes(StandardCharsets.UTF_8));
  }

  private static String imports(List<Library> libraries) {
    return libraries.stream()
        .map(l -> "\"" + l.name() + "\":\"" + l.url() + "/" + l.module() + "\"")
        .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
  }

  /** Every module at once, instead of one round trip for each step of the imports. */
  private static String preloads(Map<String, WebFile> site, String app, List<Library> libraries) {
    String ours =
        site.keySet().stream()
            .filter(path -> path.endsWith(".js"))
            .map(path -> preload(app + "/" + path))
            .collect(Collectors.joining("\n    "));
    Library map = libraries.get(0);
    return preload(map.url() + "/" + map.module()) + "\n    " + ours;
  }

  private static String preload(String url) {
    return "<link rel=\"modulepreload\" href=\"" + url + "\">";
  }

  /**
   * Scripts from here, and the import map by its hash. No style in an attribute or an element:
   * MapLibre and ECharts set theirs through the object model, which a policy does not forbid.
   * Pictures also from memory, for patterns and controls of the map and for exports.
   */
  private static String policy(String imports) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' '" + Hash.ofScript(imports.getBytes(StandardCharsets.UTF_8)) + "'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }
}
