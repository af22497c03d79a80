package landstock.sql.function;

/** What a function makes of NULL. */
public enum Nulls {
  PROPAGATED("NULL where an argument is NULL", "任一参数为 NULL 时结果为 NULL"),
  PASSED_OVER("NULL is passed over; NULL where nothing is left", "跳过 NULL；无剩余值时结果为 NULL"),
  COUNTED("NULL is a value like any other", "NULL 视为普通值"),
  NEVER("the result is never NULL", "结果从不为 NULL"),
  AS_SAID("as the description says", "见说明");

  private final String en;
  private final String zh;

  Nulls(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  public String en() {
    return en;
  }

  public String zh() {
    return zh;
  }
}
