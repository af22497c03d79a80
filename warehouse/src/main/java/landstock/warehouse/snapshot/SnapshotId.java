package landstock.warehouse.snapshot;

import java.time.LocalDate;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code heping-2023-12-31-r1}: pack, survey date, revision from 1. */
final class SnapshotId {
  private static final Pattern REVISION = Pattern.compile(".*-r(\\d{1,9})");

  private SnapshotId() {}

  /** The id after all those ever given for the pack and date. */
  static String next(String pack, LocalDate surveyDate, Collection<String> given) {
    String stem = pack + "-" + surveyDate + "-r";
    int last =
        given.stream()
            .filter(id -> id.startsWith(stem))
            .mapToInt(SnapshotId::revision)
            .max()
            .orElse(0);
    return stem + (last + 1);
  }

  /** Revision of an id; 0 where it has none. */
  static int revision(String id) {
    Matcher matcher = REVISION.matcher(id);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
