package landstock.warehouse.synthesis.handin;

/** What somebody typed where another kind of value belongs: written as it stands, never quoted. */
record Verbatim(String text) {
  @Override
  public String toString() {
    return text;
  }
}
