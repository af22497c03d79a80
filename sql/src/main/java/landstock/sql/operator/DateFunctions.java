package landstock.sql.operator;

import static landstock.sql.function.Category.DATE_TIME;
import static landstock.sql.operator.Declaration.calcite;
import static landstock.sql.operator.Declaration.scalar;

import java.util.List;
import landstock.sql.function.Nulls;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Dates and times, all without a time zone. */
final class DateFunctions {
  private DateFunctions() {}

  static List<Declaration> all() {
    return List.of(
        scalar(DATE_TIME, "date_trunc")
            .form("text, day -> timestamp", DateFields.checked("date_trunc({0}, {1})"))
            .recast()
            .example("date_trunc('quarter', DATE '2024-05-06')", "2024-04-01T00:00")
            .says(
                "Beginning of the period that holds it, as a timestamp; weeks begin on Monday.",
                "所在周期的起点（时间戳）；周从星期一开始。"),
        scalar(DATE_TIME, "date_part")
            .form("text, day -> double", DateFields::part)
            .recast()
            .example("date_part('second', TIMESTAMP '2024-05-06 07:08:09.5')", "9.5")
            .says(
                "One field as a number: year, quarter, month, week, day, dow (Sunday 0), isodow"
                    + " (Sunday 7), doy, hour, minute, second, epoch, century and so on.",
                "取日期时间的某一字段（dow：周日为 0；isodow：周日为 7）。"),
        calcite(DATE_TIME, "extract", SqlStdOperatorTable.EXTRACT)
            .form("text, day -> integer")
            .recast()
            .example("extract(dow FROM DATE '2024-06-02')", "0")
            .says(
                "One field as a whole number: extract(year FROM day); date_part keeps fractions.",
                "取字段（整数），写作 extract(year FROM 日期)；需要小数用 date_part。"),
        scalar(DATE_TIME, "date_diff")
            .also("datediff")
            .form("'text', day, day -> integer", DateFields.checked("date_diff({0}, {1}, {2})"))
            .example("date_diff('month', DATE '2024-01-31', DATE '2024-02-01')", "1")
            .says(
                "How many beginnings of the unit lie between the first and the second.",
                "两个日期之间跨过的单位边界数。"),
        scalar(DATE_TIME, "timestampdiff")
            .form(
                "'text', day, day -> int",
                DateFields.checked("CAST(date_sub({0}, {1}, {2}) AS INTEGER)"))
            .example("timestampdiff(MONTH, DATE '2024-01-31', DATE '2024-02-28')", "0")
            .says("How many whole units lie between the first and the second.", "两个日期之间的完整单位数。"),
        calcite(DATE_TIME, "timestampadd", SqlStdOperatorTable.TIMESTAMP_ADD)
            .form("'text', integer, day -> same")
            .example("timestampadd(MONTH, 1, DATE '2024-01-31')", "2024-02-29")
            .says("So many units later.", "加上若干单位。"),
        scalar(DATE_TIME, "make_date")
            .form("integer, integer, integer -> date")
            .example("make_date(2024, 2, 29)", "2024-02-29")
            .says("Of year, month and day; a day that does not exist fails.", "由年月日构造日期；日期不存在则报错。"),
        scalar(DATE_TIME, "make_timestamp")
            .form(
                "integer, integer, integer, integer, integer, number -> timestamp",
                "make_timestamp({0}, {1}, {2}, {3}, {4}, CAST({5} AS DOUBLE))")
            .example("make_timestamp(2024, 2, 29, 1, 2, 3.5)", "2024-02-29T01:02:03.500")
            .says("Of year, month, day, hour, minute and second.", "由年月日时分秒构造时间戳。"),
        scalar(DATE_TIME, "last_day")
            .form("day -> date")
            .example("last_day(DATE '2024-02-03')", "2024-02-29")
            .says("Last day of its month.", "所在月的最后一天。"),
        scalar(DATE_TIME, "to_char")
            .form("day, 'text' -> text", DatePatterns.rendering("strftime({0}, {1})"))
            .example("to_char(DATE '2024-02-03', 'YYYY\"年\"FMMM\"月\"')", "2024年2月")
            .says(
                "As text by a pattern of YYYY YY MM DD HH24 HH12 MI SS MS US AM Mon Dy DDD IYYY IW ID,"
                    + " FM before one takes its zeros; FMMonth and FMDay; words in double quotes.",
                "按模式转为文本：YYYY MM DD HH24 MI SS 等；FM 去前导零；双引号内原样输出。"),
        scalar(DATE_TIME, "to_date")
            .form(
                "text, 'text' -> date", DatePatterns.rendering("CAST(strptime({0}, {1}) AS DATE)"))
            .example("to_date('03/02/2024', 'DD/MM/YYYY')", "2024-02-03")
            .says(
                "A date read by the pattern of to_char; text that does not fit fails.",
                "按模式解析日期；不符则报错。"),
        scalar(DATE_TIME, "to_timestamp")
            .form("text, 'text' -> timestamp", DatePatterns.rendering("strptime({0}, {1})"))
            .example("to_timestamp('20240203 0405', 'YYYYMMDD HH24MI')", "2024-02-03T04:05")
            .says("A timestamp read by the pattern of to_char.", "按模式解析时间戳。"),
        calcite(DATE_TIME, "current_date", SqlStdOperatorTable.CURRENT_DATE)
            .nulls(Nulls.NEVER)
            .form("-> date")
            .readsClock()
            .example("current_date > DATE '2024-01-01'", "true")
            .says("The day the statement began, on the server's clock.", "语句开始时的日期（服务器时钟）。"),
        calcite(
                DATE_TIME,
                "current_timestamp",
                SqlStdOperatorTable.CURRENT_TIMESTAMP,
                SqlStdOperatorTable.LOCALTIMESTAMP)
            .also("localtimestamp")
            .nulls(Nulls.NEVER)
            .form("-> timestamp", "current_localtimestamp()")
            .readsClock()
            .example("current_timestamp > TIMESTAMP '2024-01-01 00:00:00'", "true")
            .says("The moment the statement began, on the server's clock.", "语句开始时的时间（服务器时钟）。"),
        scalar(DATE_TIME, "now")
            .nulls(Nulls.NEVER)
            .form("-> timestamp", "current_localtimestamp()")
            .readsClock()
            .example("now() = current_timestamp", "true")
            .says("The same as current_timestamp.", "同 current_timestamp。"));
  }
}
