package landstock.api.app;

import java.nio.file.Path;

/** Where stores live when nobody says. */
final class Homes {
  private static final String FOLDER = ".landstock";

  private Homes() {}

  /** {@code LANDSTOCK_HOME}, or {@code .landstock} in the user's home. */
  static Path standard() {
    String named = System.getenv("LANDSTOCK_HOME");
    return named == null || named.isBlank() ? userHome().resolve(FOLDER) : Path.of(named);
  }

  /** {@code .landstock/demo} beside the sources, or in the user's home where there are none. */
  static Path demo() {
    String checkout = System.getProperty("landstock.checkout", "");
    Path parent = checkout.isBlank() ? userHome() : Path.of(checkout);
    return parent.resolve(FOLDER).resolve("demo");
  }

  /** A user without a home (Java says {@code ?}) gets the working directory. */
  private static Path userHome() {
    String home = System.getProperty("user.home", "");
    return home.isBlank() || home.equals("?") ? Path.of("").toAbsolutePath() : Path.of(home);
  }
}
