package landstock.api.format;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;

/** Dates and times as ISO 8601. Instants with a zone are shown in UTC, with {@code Z}. */
final class TimeCells {
  private static final long NANOS = 1_000_000_000L;

  private TimeCells() {}

  static Optional<TextCell> find(FieldVector vector) {
    return Optional.ofNullable(
        switch (vector.getMinorType()) {
          case DATEDAY ->
              (out, row) -> out.append(LocalDate.ofEpochDay(((DateDayVector) vector).get(row)));
          case TIMESTAMPSEC -> stamp((TimeStampVector) vector, 1, "");
          case TIMESTAMPMILLI -> stamp((TimeStampVector) vector, 1_000, "");
          case TIMESTAMPMICRO -> stamp((TimeStampVector) vector, 1_000_000, "");
          case TIMESTAMPNANO -> stamp((TimeStampVector) vector, NANOS, "");
          case TIMESTAMPSECTZ -> stamp((TimeStampVector) vector, 1, "Z");
          case TIMESTAMPMILLITZ -> stamp((TimeStampVector) vector, 1_000, "Z");
          case TIMESTAMPMICROTZ -> stamp((TimeStampVector) vector, 1_000_000, "Z");
          case TIMESTAMPNANOTZ -> stamp((TimeStampVector) vector, NANOS, "Z");
          case TIMESEC -> time(((TimeSecVector) vector)::get, NANOS);
          case TIMEMILLI -> time(((TimeMilliVector) vector)::get, 1_000_000);
          case TIMEMICRO -> time(((TimeMicroVector) vector)::get, 1_000);
          case TIMENANO -> time(((TimeNanoVector) vector)::get, 1);
          case INTERVALMONTHDAYNANO ->
              (out, row) ->
                  out.append(
                      ((IntervalMonthDayNanoVector) vector)
                          .getObject(row)
                          .toISO8601IntervalString());
          default -> null;
        });
  }

  private static TextCell stamp(TimeStampVector vector, long perSecond, String zone) {
    return (out, row) -> {
      long value = vector.get(row);
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(value, perSecond),
              (int) (Math.floorMod(value, perSecond) * (NANOS / perSecond)),
              ZoneOffset.UTC);
      DateTimeFormatter.ISO_LOCAL_DATE_TIME.formatTo(time, out);
      out.append(zone);
    };
  }

  private static TextCell time(IntToLongFunction vector, long nanosPerUnit) {
    return (out, row) ->
        DateTimeFormatter.ISO_LOCAL_TIME.formatTo(
            LocalTime.ofNanoOfDay(vector.applyAsLong(row) * nanosPerUnit), out);
  }
}
