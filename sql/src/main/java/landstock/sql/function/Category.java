package landstock.sql.function;

import java.util.Locale;

/** Families of functions, in the order of the reference. */
public enum Category {
  TEXT("文本"),
  PATTERN("正则表达式"),
  NUMERIC("数值"),
  DATE_TIME("日期时间"),
  CONDITIONAL("条件与类型"),
  AGGREGATE("聚合"),
  STATISTICS("统计聚合"),
  WINDOW("窗口"),
  JSON("JSON"),
  ARRAY("数组"),
  SPATIAL("空间");

  private final String zh;

  Category(String zh) {
    this.zh = zh;
  }

  /** As written in addresses and answers: {@code date_time}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String en() {
    return id().replace('_', ' ');
  }

  public String zh() {
    return zh;
  }
}
