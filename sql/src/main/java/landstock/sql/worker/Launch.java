package landstock.sql.worker;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a worker is started: this JVM's own Java and class path, little of everything, and on Linux a
 * shell before it that bounds the address space, takes the pipes off standard input and output, and
 * offers the worker to the system first when memory runs out. On other systems the deadline, the
 * caps of heap and DuckDB, and the closed file system are what holds.
 */
final class Launch {
  /** What a crashing JVM leaves in the worker's folder. */
  static final String CRASH_REPORT = "crash.log";

  private static final String SHELL =
      """
      ulimit -c 0
      ulimit -s 16384 2>/dev/null
      ulimit -v "$1" || echo "the address space of a worker is not bounded" >&2
      shift
      { echo 800 > /proc/self/oom_score_adj; } 2>/dev/null
      exec 3>&1 1>&2 4<&0 0</dev/null
      exec "$@"
      """;

  private final WorkerSettings settings;
  private final Path library;
  private final boolean linux =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");

  /**
   * @param library folder of DuckDB's unpacked library
   */
  Launch(WorkerSettings settings, Path library) {
    this.settings = settings;
    this.library = library;
  }

  /**
   * @param home the worker's own folder
   */
  Process start(Path home) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(home)).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LC_ALL", "C.UTF-8");
    // Each arena of glibc reserves 64 MB of addresses, by default for eight threads per processor.
    environment.put("MALLOC_ARENA_MAX", "2");
    return builder.start();
  }

  private List<String> command(Path home) {
    List<String> command = new ArrayList<>();
    if (linux) {
      command.addAll(List.of("/bin/sh", "-c", SHELL, "landstock-worker"));
      command.add(String.valueOf(settings.addressSpaceMb() * 1024L));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory());
    command.addAll(classData());
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.addAll(List.of("-XX:-UsePerfData", "-XX:+DisableAttachMechanism"));
    command.addAll(
        List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + home.resolve(CRASH_REPORT)));
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
    command.addAll(properties(home));
    command.addAll(List.of("-cp", classPath(), WorkerMain.class.getName()));
    return command;
  }

  private List<String> memory() {
    return List.of(
        "-XX:+UseSerialGC",
        "-Xms16m",
        "-Xmx" + settings.heapMb() + "m",
        "-Xss16m",
        "-XX:MaxDirectMemorySize=" + settings.arrowMb() + "m",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:CompressedClassSpaceSize=32m",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:+ExitOnOutOfMemoryError");
  }

  /** The archive of classes that this JVM was started with, which fits the same class path. */
  private static List<String> classData() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:SharedArchiveFile="))
        .toList();
  }

  private List<String> properties(Path home) {
    List<String> properties = new ArrayList<>();
    properties.add("-Djava.io.tmpdir=" + home);
    properties.add("-Duser.home=" + home);
    properties.add("-Djava.library.path=" + library);
    properties.add("-Dfile.encoding=UTF-8");
    properties.add("-Duser.timezone=UTC");
    properties.add("-Duser.language=en");
    properties.add("-Djava.awt.headless=true");
    properties.add("-Djts.overlay=ng");
    // What a worker has to say it prints; a whole logging system costs it a tenth of a second.
    properties.add("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
    properties.add("-Dslf4j.internal.verbosity=WARN");
    properties.add("-D" + WorkerMain.FOLDER + "=" + home);
    if (linux) {
      properties.add("-D" + WorkerMain.INPUT + "=/dev/fd/4");
      properties.add("-D" + WorkerMain.OUTPUT + "=/dev/fd/3");
    }
    return properties;
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
