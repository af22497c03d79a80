package landstock.warehouse.staging;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import landstock.warehouse.pack.HandIn;

/**
 * The files that a hand-in names: one, or those that the {@code *} and {@code ?} of its name stand
 * for, in the order of their names.
 */
public final class HandInFiles {
  private HandInFiles() {}

  /** At least one; it may not exist. */
  public static List<Path> of(Path folder, HandIn handIn) throws IOException {
    Path file = folder.resolve(handIn.file());
    String name = String.valueOf(file.getFileName());
    Path home = file.getParent();
    boolean several = name.contains("*") || name.contains("?");
    if (!several || home == null || Files.exists(file) || !Files.isDirectory(home)) {
      return List.of(file);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(home, name)) {
      for (Path one : found) {
        if (!leftByPrograms(String.valueOf(one.getFileName()))) {
          files.add(one);
        }
      }
    }
    files.sort(Comparator.comparing(f -> String.valueOf(f.getFileName())));
    return files.isEmpty() ? List.of(file) : files;
  }

  /** Locks of open workbooks (~$a.xlsx), and what macOS keeps beside files (._a.xlsx). */
  private static boolean leftByPrograms(String name) {
    return name.startsWith("~$") || name.startsWith(".");
  }

  /** One of the files as the pack would name it alone. */
  public static String name(HandIn handIn, Path file) {
    int folder = handIn.file().lastIndexOf('/') + 1;
    return handIn.file().substring(0, folder) + file.getFileName();
  }

  /** The rule that a file breaks which cannot be read. */
  public static String ruleOf(IOException failure) {
    return failure instanceof AccessDeniedException ? "file_not_readable" : "file_broken";
  }

  /** Size of all of them; 0 where one is missing, which becomes a finding. */
  public static long bytes(Path folder, HandIn handIn) {
    try {
      long bytes = 0;
      for (Path file : of(folder, handIn)) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      return 0;
    }
  }
}
