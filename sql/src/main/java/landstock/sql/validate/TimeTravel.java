package landstock.sql.validate;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import landstock.sql.catalog.Table;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSnapshot;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Gives {@code t FOR SYSTEM_TIME AS OF DATE '2023-12-31'} its snapshot: the newest survey not after
 * that day, of the city that is asked. A text names a snapshot by its id.
 */
final class TimeTravel extends SqlShuttle {
  private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})");

  private final Snapshots snapshots;
  private final SnapshotFile asked;

  /**
   * @param asked the snapshot that the statement is put to
   */
  TimeTravel(Snapshots snapshots, SnapshotFile asked) {
    this.snapshots = snapshots;
    this.asked = asked;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (!(call instanceof SqlSnapshot travel)) {
      return super.visit(call);
    }
    SqlParserPos place = travel.getParserPosition();
    if (!(travel.getTableRef() instanceof SqlIdentifier name)) {
      throw new LandstockException(
              Code.INVALID_QUERY, "only a table of the warehouse can be asked AS OF a day")
          .at(place.getLineNum(), place.getColumnNum());
    }
    Table table =
        snapshots
            .findTable(name.names)
            .orElseThrow(
                () ->
                    new LandstockException(Code.UNKNOWN_NAME, "there is no table '" + name + "'")
                        .withSuggestions(
                            Nearest.to(name.names.get(name.names.size() - 1), snapshots.names()))
                        .at(place.getLineNum(), place.getColumnNum()));
    SnapshotFile snapshot = snapshot(travel.getPeriod());
    return new SqlIdentifier(
        List.of(snapshot.id(), table.schema(), table.name()), name.getParserPosition());
  }

  private SnapshotFile snapshot(SqlNode period) {
    SqlParserPos place = period.getParserPosition();
    try {
      String text = period.toString();
      Matcher day = DAY.matcher(text);
      if (text.startsWith("'") && text.endsWith("'") && !day.matches() && text.length() > 2) {
        String id = text.substring(1, text.length() - 1);
        if (!DAY.matcher(id).matches()) {
          return snapshots.get(java.util.Optional.of(id));
        }
      }
      if (day.find()) {
        return snapshots.asOf(LocalDate.parse(day.group(1)), asked);
      }
    } catch (LandstockException e) {
      throw e.at(place.getLineNum(), place.getColumnNum());
    } catch (java.time.DateTimeException e) {
      throw new LandstockException(Code.INVALID_QUERY, period + " is not a day", e)
          .at(place.getLineNum(), place.getColumnNum());
    }
    throw new LandstockException(
            Code.INVALID_QUERY, "AS OF needs a day or the id of a snapshot, not " + period)
        .withHint("write FOR SYSTEM_TIME AS OF DATE '2023-12-31'")
        .at(place.getLineNum(), place.getColumnNum());
  }
}
