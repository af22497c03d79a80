package landstock.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that the build put into the jar, by path: {@code site/…}, {@code maplibre-gl/…}. */
final class WebFiles {
  private static final String ROOT = "/landstock/web/";
  private static final String LIST = "files.txt";

  private final SortedMap<String, WebFile> files;

  private WebFiles(SortedMap<String, WebFile> files) {
    this.files = files;
  }

  static WebFiles ofProduct() {
    SortedMap<String, WebFile> files = new TreeMap<>();
    new String(read(LIST), StandardCharsets.UTF_8)
        .lines()
        .filter(path -> !path.isBlank())
        .forEach(path -> files.put(path, new WebFile(path, read(path))));
    return new WebFiles(files);
  }

  Optional<WebFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  WebFile get(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalStateException("the build left out " + ROOT + path));
  }

  /** Below a folder that ends in a slash, in the order of their paths, which lose the folder. */
  SortedMap<String, WebFile> below(String folder) {
    SortedMap<String, WebFile> below = new TreeMap<>();
    for (Map.Entry<String, WebFile> file : files.tailMap(folder).entrySet()) {
      if (!file.getKey().startsWith(folder)) {
        break;
      }
      below.put(file.getKey().substring(folder.length()), file.getValue());
    }
    return below;
  }

  private static byte[] read(String path) {
    try (InputStream in = WebFiles.class.getResourceAsStream(ROOT + path)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + ROOT + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
