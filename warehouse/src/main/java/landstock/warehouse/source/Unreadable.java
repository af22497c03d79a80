package landstock.warehouse.source;

import landstock.warehouse.quality.Finding;

/** A file of which no more can be read; carries the blocking finding. */
public final class Unreadable extends Exception {
  private final transient Finding finding;

  public Unreadable(Finding finding) {
    super(finding.rule());
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}
