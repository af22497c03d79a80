package landstock.api.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.LandstockException.Position;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 document.
 *
 * @param type {@code urn:landstock:problem:} and the code; what a program should look at
 * @param title the kind of failure, in the reader's language
 * @param status HTTP status
 * @param detail what is wrong this time
 * @param instance {@code urn:uuid:} and the id of the query or request
 * @param line where in the text, from 1
 * @param column likewise
 * @param hint what to do next
 * @param suggestions names that do exist, nearest first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
  "type",
  "title",
  "status",
  "detail",
  "instance",
  "line",
  "column",
  "hint",
  "suggestions"
})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @Nullable Integer line,
    @Nullable Integer column,
    @Nullable String hint,
    List<String> suggestions) {

  private static final String URN = "urn:landstock:problem:";

  /**
   * @param language {@code zh} or {@code en}
   * @param id of the query or request, a UUID
   */
  public static Problem of(LandstockException failure, String language, String id) {
    Kind kind = kind(failure.code());
    Position position = failure.position().orElse(null);
    return new Problem(
        URN + failure.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        title(kind.title(), language),
        kind.status(),
        failure.code() == Code.INTERNAL
            ? "the failure is ours; the server's log has it under the id " + id
            : failure.text(),
        "urn:uuid:" + id,
        position == null ? null : position.line(),
        position == null ? null : position.column(),
        failure.hint().orElse(null),
        failure.suggestions());
  }

  /** A failure of HTTP itself, below any question. */
  public static Problem of(HttpFailure failure, String language, String id) {
    return new Problem(
        URN + failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        title(failure.kind().title(), language),
        failure.kind().status(),
        failure.text(),
        "urn:uuid:" + id,
        null,
        null,
        failure.hint(),
        List.of());
  }

  /** Whether the same request may succeed a little later. */
  @JsonIgnore
  public boolean passing() {
    return type.equals(URN + "busy");
  }

  private record Kind(int status, Label title) {}

  private static Kind kind(Code code) {
    return switch (code) {
      case SYNTAX -> kind(400, "SQL 语法错误", "The SQL does not parse");
      case UNKNOWN_NAME -> kind(400, "名称不存在", "A name does not exist");
      case INVALID_QUERY -> kind(400, "查询不成立", "The query does not hold");
      case FORBIDDEN -> kind(403, "不允许", "Not allowed");
      case INVALID_ARGUMENT -> kind(400, "参数无效", "An argument is not valid");
      case NOT_FOUND -> kind(404, "未找到", "Not found");
      case TOO_LARGE -> kind(413, "超出上限", "Too large");
      case DATA -> kind(422, "数据值导致语句失败", "A value in the data made the statement fail");
      case DEADLINE -> kind(504, "语句超时", "The statement's deadline passed");
      case CANCELLED -> kind(409, "语句已取消", "The statement was cancelled");
      case MEMORY -> kind(422, "语句所需内存超出限额", "The statement needs too much memory");
      case CRASHED -> kind(422, "语句使工作进程崩溃", "The statement brought its process down");
      case REJECTED -> kind(422, "报送数据不能发布", "The hand-in cannot be published");
      case DISK_FULL -> kind(507, "磁盘空间不足", "The disk is full");
      case CORRUPT -> kind(503, "数据存储损坏", "The store is damaged");
      case BUSY -> kind(503, "服务器繁忙", "The server is busy");
      case INTERNAL -> kind(500, "服务器内部错误", "Internal error");
    };
  }

  private static Kind kind(int status, String zh, String en) {
    return new Kind(status, new Label(zh, en));
  }

  private static String title(Label label, String language) {
    return language.equals("zh") ? label.zh() : label.en();
  }
}
