package landstock.api.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.sql.worker.WorkerEngine;
import landstock.sql.worker.WorkerSettings;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No spelling reaches files, the network or the configuration: through the front door, and past it.
 * Told by what comes back, by the state of the folders, and by what the worker asks of the system,
 * where strace may look.
 */
@Tag("slow")
class ReachTest {
  private static final String SECRET = "canary-7f3a9b1c";
  private static final int SPELLINGS = 151;
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 1_000, 16 << 20);

  /** Opened for reading by any JVM at any time: itself, its class path, what the kernel tells. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "^(/proc/|/sys/|/dev/(u?random|null)$|/etc/(localtime|timezone|ld\\.so|nsswitch|passwd$)"
              + "|/usr/(lib|share/zoneinfo)|/lib).*|.*\\.(jar|jsa|class|so)$");

  private static final Pattern OPENED =
      Pattern.compile("open(?:at)?\\((?:AT_FDCWD, )?\"([^\"]*)\"");

  /** A call of a thread that ended before strace could read which: it asked for nothing. */
  private static final Pattern UNREAD = Pattern.compile("\\d+ +\\?+\\( <unfinished \\.\\.\\.>");

  @TempDir Path folder;

  @Test
  void no_spelling_reaches_anything() throws IOException, InterruptedException {
    Path canaries = Files.createDirectory(folder.resolve("canary"));
    Path canary = Files.writeString(canaries.resolve("secret.txt"), SECRET + "\n");
    Files.createSymbolicLink(canaries.resolve("link.txt"), canary);
    Path store = Files.createDirectory(folder.resolve("store"));
    try (GeneratedParcels parcels =
            new GeneratedParcels(new CatalogFiles(new DataFiles()).load().catalog(), store, 20);
        WorkerEngine worker = parcels.workers(WorkerSettings.sharing(1, 1, 1_024))) {
      List<String> spellings = spellings(canary, store.resolve("generated-20.duckdb"));
      assertThat(spellings).hasSizeGreaterThanOrEqualTo(SPELLINGS).doesNotHaveDuplicates();
      Pairs.drain(worker, "SELECT 1"); // the worker has started
      Map<String, String> before = state();
      Path trace = folder.resolve("trace");
      Optional<Process> strace = strace(worker, trace);
      List<Long> pids = worker.pids();
      boolean traced = strace.isPresent();
      List<String> leaks = new ArrayList<>();
      for (String sql : spellings) {
        String past = raw(worker, sql);
        Pairs.drain(worker, "SELECT 1"); // a worker that was changed has been replaced
        if (traced && !pids.equals(worker.pids())) {
          pids = worker.pids();
          strace = strace(worker, trace);
        }
        String through = asked(parcels, worker, sql);
        if ((past + through).contains(SECRET) || (past + through).contains("root:x:")) {
          leaks.add(sql);
        }
      }
      if (strace.isPresent()) {
        strace.get().destroy();
        strace.get().waitFor(10, TimeUnit.SECONDS);
        assertThat(reached(trace)).as("what the worker asked of the system").isEmpty();
        Files.delete(trace);
      }
      assertThat(leaks).isEmpty();
      assertThat(state()).isEqualTo(before);
      assertThat(raw(worker, "SELECT count(*) FROM generated.land.parcel")).contains("400");
    }
  }

  private List<String> spellings(Path canary, Path database) throws IOException {
    try (Stream<String> lines = DataFiles.resource("landstock/api/bench/reach.txt").lines()) {
      return lines
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(
              line ->
                  line.replace("{canary}", canary.toString())
                      .replace("{dir}", canary.resolveSibling("").toString())
                      .replace("{db}", database.toString())
                      .replace("{name}", String.valueOf(database.getFileName()))
                      .replace("{new}", folder.resolve("new").toString()))
          .toList();
    }
  }

  private static String raw(WorkerEngine worker, String sql) {
    try (Execution execution = worker.execute(sql, List.of(), LIMITS)) {
      return text(execution);
    } catch (LandstockException e) {
      assertThat(e.code()).as(sql).isNotIn(Code.CRASHED, Code.BUSY);
      return "";
    }
  }

  private static String asked(GeneratedParcels parcels, WorkerEngine worker, String sql) {
    Question question = new Question(sql, List.of(), Optional.empty(), LIMITS);
    try (Answer answer = parcels.queries(worker).ask(question, Policy.OPEN)) {
      return text(answer.rows());
    } catch (LandstockException e) {
      assertThat(e.code()).as(sql).isNotIn(Code.CRASHED, Code.BUSY);
      return "";
    }
  }

  private static String text(Execution execution) {
    StringBuilder text = new StringBuilder();
    while (execution.next()) {
      for (FieldVector vector : execution.batch().getFieldVectors()) {
        for (int i = 0; i < execution.batch().getRowCount(); i++) {
          Object value = vector.getObject(i);
          text.append(
              value instanceof byte[] bytes
                  ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                  : String.valueOf(value));
        }
      }
    }
    return text.toString();
  }

  /** Every file below, with its size and time. */
  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> !f.endsWith("trace") && !f.equals(folder)).toList()) {
        state.put(
            folder.relativize(file).toString(),
            Files.isDirectory(file)
                ? "folder"
                : Files.size(file)
                    + " "
                    + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
      }
    }
    return state;
  }

  private static Optional<Process> strace(WorkerEngine worker, Path trace)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/strace"))) {
      System.err.println("NO STRACE: ReachTest looks at rows and folders only");
      return Optional.empty();
    }
    Process strace =
        new ProcessBuilder(
                "/usr/bin/strace",
                "-f",
                "-qq",
                "-A",
                "-e",
                "trace=open,openat,creat,connect,unlink,unlinkat,rename,renameat2,mkdir,execve",
                "-o",
                trace.toString(),
                "-p",
                String.valueOf(worker.pids().get(0)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (strace.waitFor(2, TimeUnit.SECONDS)) {
      System.err.println("STRACE MAY NOT ATTACH: ReachTest looks at rows and folders only");
      return Optional.empty();
    }
    return Optional.of(strace);
  }

  private static List<String> reached(Path trace) throws IOException {
    try (Stream<String> lines = Files.lines(trace)) {
      return lines
          .filter(line -> line.contains("(") && !line.contains("resumed>"))
          .filter(line -> !UNREAD.matcher(line).matches())
          .filter(
              line -> {
                Matcher opened = OPENED.matcher(line);
                return !(opened.find()
                    && line.contains("O_RDONLY")
                    && HARMLESS.matcher(opened.group(1)).matches());
              })
          .toList();
    }
  }
}
