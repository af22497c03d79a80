package landstock.warehouse.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import landstock.sql.engine.RowAppender;
import landstock.sql.problem.NoSpace;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.quality.FindingSink;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;

/** Reads one hand-in whole into its staging table. */
public final class HandInReader {

  /**
   * What was read.
   *
   * @param bytes size of its files; 0 where it is missing
   * @param sha256 of its files, hexadecimal; empty where it was not read to its end
   * @param rowsRead records in the file
   * @param rowsStaged those that reached staging
   * @param headers column to its header as the owner wrote it
   */
  public record Result(
      long bytes, String sha256, long rowsRead, long rowsStaged, Map<String, String> headers) {

    public Result {
      headers = Map.copyOf(headers);
    }
  }

  /** Is told from time to time how far a reading is. */
  @FunctionalInterface
  public interface Watch {
    void at(long bytes, long rows);
  }

  private final int srid;
  private final Optional<Pack.Box> envelope;
  private final Years years;
  private final CrsTransforms transforms;
  private final FindingSink findings;
  private final Path work;
  private final MemoryBudget memory;

  /**
   * @param srid EPSG code of stored geometry
   * @param envelope where everything of the pack lies
   * @param years that the survey may tell about
   * @param findings gets everything that is wrong
   * @param work an existing folder for what a format must write meanwhile
   * @param memory of all that read at once, for what a format must hold whole
   */
  public HandInReader(
      int srid,
      Optional<Pack.Box> envelope,
      Years years,
      CrsTransforms transforms,
      FindingSink findings,
      Path work,
      MemoryBudget memory) {
    this.srid = srid;
    this.envelope = envelope;
    this.years = years;
    this.transforms = transforms;
    this.findings = findings;
    this.work = work;
    this.memory = memory;
  }

  /**
   * Reads the file; what is wrong with it is a blocking finding, not an exception.
   *
   * @param rows of the dataset's staging table: its columns, then fault of the geometry, name of
   *     the hand-in, row
   * @param watch is told from time to time how far it is
   * @throws landstock.sql.problem.LandstockException where rows or findings cannot be added;
   *     DISK_FULL where there is no space for what the format must write
   */
  public Result read(Path folder, HandIn handIn, Dataset dataset, RowAppender rows, Watch watch) {
    ShapeReader shapes = new ShapeReader(dataset, handIn, srid, envelope, transforms);
    Staging staging = new Staging(dataset, handIn, years, shapes, rows, findings);
    try {
      return read(HandInFiles.of(folder, handIn), handIn, staging, watch);
    } catch (Unreadable e) {
      findings.add(e.finding());
    } catch (IOException e) {
      if (NoSpace.isReasonOf(e)) {
        throw NoSpace.stopped("reading hand-in " + handIn.name(), e);
      }
      findings.add(
          staging.finding(HandInFiles.ruleOf(e), null, null, null, String.valueOf(e.getMessage())));
    }
    return result(0, "", staging);
  }

  private Result read(List<Path> files, HandIn handIn, Staging staging, Watch watch)
      throws IOException, Unreadable {
    FileFormat format = Formats.of(handIn.format(), work, memory);
    List<Path> parts = new ArrayList<>();
    for (Path file : files) {
      refuse(file, format, handIn, staging);
      parts.addAll(format.parts(file));
    }
    FileStamps stamps = FileStamps.of(parts);
    String sha256 = format.live() ? "" : HandInDigest.of(parts);
    DigestedRecords digested = new DigestedRecords(staging, HandInDigest.algorithm());
    Records records = format.live() ? digested : staging;
    LongConsumer bytesRead = bytes -> watch.at(bytes, staging.rowsRead());
    try {
      readAll(files, format, handIn, records, staging, bytesRead);
    } catch (IOException | Unreadable e) {
      checkUnchanged(stamps, handIn, staging); // half a file looks like a broken one
      throw e;
    }
    checkUnchanged(stamps, handIn, staging);
    staging.noteUnusedHeaders();
    if (handIn.purpose().equals("statistical_survey")) {
      staging.note("statistical_source", null, null, "");
    }
    if (staging.rowsRead() == 0) {
      throw staging.unreadable("no_rows", null, null, "");
    }
    return format.live()
        ? result(digested.bytes(), digested.digest(), staging)
        : result(bytes(parts), sha256, staging);
  }

  /** The digest must be of what was read. */
  private static void checkUnchanged(FileStamps stamps, HandIn handIn, Staging staging)
      throws IOException, Unreadable {
    Optional<Path> changed = stamps.changed();
    staging.endOfFiles();
    if (changed.isPresent()) {
      throw staging.unreadable("file_changed", null, HandInFiles.name(handIn, changed.get()), "");
    }
  }

  private static Result result(long bytes, String sha256, Staging staging) {
    return new Result(bytes, sha256, staging.rowsRead(), staging.rowsStaged(), staging.headers());
  }

  private static void readAll(
      List<Path> files,
      FileFormat format,
      HandIn handIn,
      Records records,
      Staging staging,
      LongConsumer bytesRead)
      throws IOException, Unreadable {
    long bytesBefore = 0;
    for (Path file : files) {
      if (files.size() > 1) {
        staging.nextFile(String.valueOf(file.getFileName()));
      }
      long before = bytesBefore;
      try {
        format.read(file, handIn, records, bytes -> bytesRead.accept(before + bytes));
      } catch (IOException | Unreadable e) {
        staging.tellFile(); // what is found in it is told by its own rows all the same
        throw e;
      }
      staging.tellFile();
      bytesBefore += Files.size(file);
    }
  }

  private static void refuse(Path file, FileFormat format, HandIn handIn, Staging staging)
      throws IOException, Unreadable {
    String name = HandInFiles.name(handIn, file);
    boolean there = format.folder() ? Files.isDirectory(file) : Files.isRegularFile(file);
    if (!there) {
      throw staging.unreadable("file_missing", null, name, "");
    }
    if (format.folder()) {
      return;
    }
    if (Files.size(file) == 0) {
      throw staging.unreadable("file_empty", null, name, "");
    }
    Optional<String> other = FirstBytes.otherThan(handIn.format(), file);
    if (other.isPresent()) {
      throw staging.unreadable("not_what_it_claims", null, name, "it is " + other.get());
    }
  }

  private static long bytes(List<Path> parts) throws IOException {
    long bytes = 0;
    for (Path part : parts) {
      bytes += Files.size(part);
    }
    return bytes;
  }
}
