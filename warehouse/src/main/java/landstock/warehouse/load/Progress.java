package landstock.warehouse.load;

/** Is told how far a load is. Called by the thread of the load; must be quick and not throw. */
@FunctionalInterface
public interface Progress {

  /** What done and total count. */
  enum Unit {
    BYTES,
    STEPS
  }

  /**
   * One report.
   *
   * @param survey name of the survey in the pack
   * @param step what is being done: the name of a hand-in, {@code models}, {@code rules}, {@code
   *     publish}
   * @param done of {@code total}, in {@code unit}
   */
  record Event(String survey, String step, long done, long total, Unit unit) {}

  void at(Event event);

  /** Tells nobody. */
  static Progress silent() {
    return event -> {};
  }
}
