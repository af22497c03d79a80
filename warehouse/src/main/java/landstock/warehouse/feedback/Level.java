package landstock.warehouse.feedback;

import java.util.Locale;
import landstock.sql.catalog.Label;

/** How bad a finding is, worst first, in the words of a letter. */
public enum Level {
  BLOCKING("阻断", "Blocking"),
  ERROR("错误", "Error"),
  WARNING("警告", "Warning"),
  NOTE("提示", "Note");

  private final String zh;
  private final String en;

  Level(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  public Label label() {
    return new Label(zh, en);
  }

  /** As {@code meta.quality_finding.severity} writes it. */
  static Level of(String severity) {
    return valueOf(severity.toUpperCase(Locale.ROOT));
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
