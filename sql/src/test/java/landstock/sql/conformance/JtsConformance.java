package landstock.sql.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks every assertion of JTS's XML suite that our SQL can express, and holds the failures against
 * the exceptions named in {@code jts-exceptions.txt}, in both directions. Used once.
 */
public final class JtsConformance {

  private final Ask ask;
  private final Map<String, String> exceptions = readExceptions();
  private final Map<String, Integer> outOfScope = new TreeMap<>();
  private final List<String> unnamedFailures = new ArrayList<>();
  private final List<String> namedFailures = new ArrayList<>();
  private int files;
  private int cases;
  private int inScope;
  private int passes;

  public JtsConformance(Ask ask) {
    this.ask = ask;
  }

  /** Runs all files below {@code testxml}. */
  public void run(Path testxml) {
    try (Stream<Path> found = Files.walk(testxml)) {
      List<Path> xml = found.filter(path -> path.toString().endsWith(".xml")).sorted().toList();
      for (Path file : xml) {
        run(JtsRun.read(testxml, file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(JtsRun run) {
    files++;
    for (JtsRun.Case given : run.cases()) {
      cases++;
      for (JtsRun.Assertion assertion : given.assertions()) {
        Optional<JtsQuestion> question = JtsQuestion.of(given, assertion);
        if (question.isEmpty()) {
          outOfScope.merge(assertion.operation(), 1, Integer::sum);
        } else if (run.fixedPrecision() && question.get().givesGeometry()) {
          outOfScope.merge(assertion.operation() + " on a grid", 1, Integer::sum);
        } else {
          inScope++;
          judge(run, given, assertion, question.get());
        }
      }
    }
  }

  private void judge(
      JtsRun run, JtsRun.Case given, JtsRun.Assertion assertion, JtsQuestion question) {
    String key =
        "%s %d.%d %s"
            .formatted(run.file(), given.number(), assertion.number(), assertion.operation());
    String outcome = outcome(run, assertion, question);
    if (outcome == null) {
      passes++;
    } else if (exceptions.containsKey(key)) {
      namedFailures.add(key);
    } else {
      unnamedFailures.add(key + " " + outcome);
    }
  }

  /** What went wrong; null for nothing. */
  private @Nullable String outcome(JtsRun run, JtsRun.Assertion assertion, JtsQuestion question) {
    try {
      Object answer = ask.ask(question.sql(), question.parameters());
      return JtsMatch.matches(run, assertion, answer)
          ? null
          : "expected " + shorten(assertion.expected()) + " got " + shorten("" + answer);
    } catch (RuntimeException e) {
      return "expected " + shorten(assertion.expected()) + " failed with " + shorten("" + e);
    }
  }

  /** Failures that no entry names, and entries that name no failure. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(unnamedFailures);
    exceptions.keySet().stream()
        .filter(key -> !namedFailures.contains(key))
        .forEach(key -> problems.add(key + " is named as an exception, but passes or is gone"));
    return problems;
  }

  public int passes() {
    return passes;
  }

  public String report() {
    Map<String, Integer> byReason = new TreeMap<>();
    namedFailures.forEach(
        key -> byReason.merge(Objects.requireNonNull(exceptions.get(key)), 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    text.append("JTS suite: %d files, %d cases%n".formatted(files, cases));
    text.append("  asked %d, passed %d".formatted(inScope, passes));
    text.append(", named exceptions %d".formatted(namedFailures.size()));
    text.append(", failed %d%n".formatted(unnamedFailures.size()));
    byReason.forEach((reason, count) -> text.append("    %4d %s%n".formatted(count, reason)));
    text.append("  without a word in our SQL: " + outOfScope + "\n");
    return text.toString();
  }

  private static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 160 ? line : line.substring(0, 160) + "…";
  }

  /** {@code file case.test operation # reason} a line; lines that start with # are comments. */
  private static Map<String, String> readExceptions() {
    Map<String, String> exceptions = new LinkedHashMap<>();
    try (InputStream in = JtsConformance.class.getResourceAsStream("jts-exceptions.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
        String[] parts = line.split(" # ", 2);
        exceptions.put(parts[0].strip(), parts[1].strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exceptions;
  }
}
