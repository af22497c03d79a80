package landstock.warehouse.source;

import landstock.warehouse.quality.Finding;

/** A file of which no more can be read; carries the blocking finding. Stays in this package. */
final class Unreadable extends Exception {
  private final transient Finding finding;

  Unreadable(Finding finding) {
    super(finding.rule());
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
