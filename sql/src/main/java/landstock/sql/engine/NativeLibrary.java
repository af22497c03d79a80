package landstock.sql.engine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB's native library, 72 MB, which the driver unpacks into the folder of temporary files in
 * every process anew (half a second), and leaves there when the process is killed. Where it lies
 * unpacked on {@code java.library.path} already, that one is loaded (20 ms).
 */
public final class NativeLibrary {
  private static final String DRIVER_NAME = "duckdb_java";
  private static final String ARCHITECTURE = "os.arch";

  private NativeLibrary() {}

  /** Where the library lies unpacked for this process; empty if nowhere. */
  public static Optional<Path> folder() {
    String file = System.mapLibraryName(DRIVER_NAME);
    return Arrays.stream(System.getProperty("java.library.path", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .filter(folder -> Files.isRegularFile(folder.resolve(file)))
        .findFirst();
  }

  /**
   * Unpacks the library for other processes.
   *
   * @return whether there is one for this machine in the driver's jar
   */
  public static boolean unpack(Path folder) throws IOException {
    URL packed = DuckDBDriver.class.getResource("/" + packedName());
    if (packed == null) {
      return false;
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "unpacking", ".part");
    try (InputStream in = packed.openStream()) {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          fresh,
          folder.resolve(System.mapLibraryName(DRIVER_NAME)),
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return true;
  }

  /**
   * Loads the unpacked library, where there is one; otherwise the driver will do it its own way.
   */
  static void load() {
    if (folder().isEmpty()) {
      return;
    }
    // The driver (2.0.0.1) asks java.library.path only when its jar has nothing for the machine's
    // architecture, whose name it asks for once, in this initialiser.
    String architecture = System.getProperty(ARCHITECTURE, "");
    System.setProperty(ARCHITECTURE, architecture + "-unpacked");
    try {
      Class.forName("org.duckdb.DuckDBNative");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("this is not the driver that Landstock knows", e);
    } finally {
      System.setProperty(ARCHITECTURE, architecture);
    }
  }

  private static String packedName() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String name =
        system.startsWith("mac") ? "macos" : system.startsWith("win") ? "windows" : "linux";
    String architecture =
        switch (System.getProperty(ARCHITECTURE, "").toLowerCase(Locale.ROOT)) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> "unknown";
        };
    return "libduckdb_java.so_" + name + "_" + architecture;
  }
}
