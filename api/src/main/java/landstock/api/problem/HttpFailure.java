package landstock.api.problem;

import landstock.sql.catalog.Label;
import org.jspecify.annotations.Nullable;

/** A request that HTTP itself refuses, before any question is asked. Stays inside this floor. */
public final class HttpFailure extends RuntimeException {

  /** Kinds, with their status. */
  public enum Kind {
    MALFORMED_REQUEST(400, "请求格式错误", "The request is malformed"),
    METHOD_NOT_ALLOWED(405, "不支持该方法", "The method is not allowed"),
    NOT_ACCEPTABLE(406, "没有可接受的格式", "No acceptable format"),
    UNSUPPORTED_MEDIA_TYPE(415, "不支持的内容类型", "The content type is not supported");

    private final int status;
    private final String zh;
    private final String en;

    Kind(int status, String zh, String en) {
      this.status = status;
      this.zh = zh;
      this.en = en;
    }

    public int status() {
      return status;
    }

    public Label title() {
      return new Label(zh, en);
    }
  }

  private final Kind kind;
  private final @Nullable String hint;

  public HttpFailure(Kind kind, String message, @Nullable String hint) {
    super(message);
    this.kind = kind;
    this.hint = hint;
  }

  public Kind kind() {
    return kind;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  public @Nullable String hint() {
    return hint;
  }
}
