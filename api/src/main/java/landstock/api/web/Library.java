package landstock.api.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Somebody else's module, served under its version so that a browser keeps it for good.
 *
 * @param name on npm, and in the imports of our modules
 * @param version of its {@code package.json}
 * @param module its file, below {@code dist}
 */
record Library(String name, String version, String module) {

  static List<Library> of(WebFiles files) {
    return List.of(
        read(files, "maplibre-gl", "maplibre-gl.mjs"),
        read(files, "echarts", "echarts.esm.min.mjs"));
  }

  /** Where its files are served, without a slash at the end. */
  String url() {
    return "/lib/" + folder();
  }

  String folder() {
    return name + "-" + version;
  }

  private static Library read(WebFiles files, String name, String module) {
    try {
      String version =
          new ObjectMapper()
              .readTree(files.get(name + "/package.json").bytes())
              .path("version")
              .textValue();
      return new Library(name, version, module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
