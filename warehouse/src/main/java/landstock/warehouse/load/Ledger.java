package landstock.warehouse.load;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.RowAppender;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Survey;
import org.jspecify.annotations.Nullable;

/** Writes what a load did into the snapshot it makes. */
final class Ledger {
  private final BuildDatabase database;
  private final Pack pack;
  private final Survey survey;

  Ledger(BuildDatabase database, Pack pack, Survey survey) {
    this.database = database;
    this.pack = pack;
    this.survey = survey;
  }

  /** Fills {@code meta.source_column}. */
  void writeHeaders(List<ReadHandIn> reads) {
    try (RowAppender rows = database.append(BuildDatabase.NAME, "meta", "source_column")) {
      for (ReadHandIn read : reads) {
        new TreeMap<>(read.result().headers())
            .forEach(
                (column, header) ->
                    rows.row(new @Nullable Object[] {read.handIn().name(), column, header}));
      }
    }
  }

  /** Fills {@code meta.source}. */
  void writeSources(List<ReadHandIn> reads) {
    try (RowAppender rows = database.append(BuildDatabase.NAME, "meta", "source")) {
      for (ReadHandIn read : reads) {
        HandIn handIn = read.handIn();
        rows.row(
            new @Nullable Object[] {
              handIn.name(),
              handIn.dataset(),
              handIn.file(),
              handIn.format().name().toLowerCase(Locale.ROOT),
              handIn.encoding().name(),
              handIn.proj().isPresent() ? null : (Object) handIn.srid(),
              handIn.owner().zh(),
              handIn.owner().en(),
              handIn.purpose(),
              read.result().bytes(),
              read.result().sha256(),
              read.result().rowsRead(),
              read.rowsLoaded()
            });
      }
    }
  }

  /** Adds the one row of {@code meta.load}, which publication looks for. */
  void writeLoad(
      String snapshotId,
      String loadId,
      Instant started,
      String catalogVersion,
      List<ReadHandIn> reads) {
    try (RowAppender rows = database.append(BuildDatabase.NAME, "meta", "load")) {
      rows.row(
          new @Nullable Object[] {
            loadId,
            snapshotId,
            pack.name(),
            survey.name(),
            survey.date(),
            utc(started),
            utc(Instant.now()),
            catalogVersion,
            pack.srid(),
            pack.currency(),
            ReadHandIn.rowsRead(reads),
            ReadHandIn.rowsLoaded(reads)
          });
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }
}
