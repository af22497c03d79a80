package landstock.warehouse.source.xlsx;

import java.io.IOException;

/** What ends the reading of a workbook, before it is known whose it is. */
final class Flaw extends IOException {
  private final String rule;
  private final String detail;

  /**
   * @param rule id of a blocking rule
   * @param detail in English
   */
  Flaw(String rule, String detail) {
    super(detail);
    this.rule = rule;
    this.detail = detail;
  }

  static Flaw broken(String detail) {
    return new Flaw("file_broken", detail);
  }

  String rule() {
    return rule;
  }

  String detail() {
    return detail;
  }
}
