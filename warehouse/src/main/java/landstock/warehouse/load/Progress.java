package landstock.warehouse.load;

/** Is told how far a load is. Called by one thread at a time; must be quick and not throw. */
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
   * @param rows records read in this step so far; 0 where it reads none
   * @param finished which part of the step has just been done, such as the table of a model; empty
   *     where it has no parts
   */
  record Event(
      String survey, String step, long done, long total, Unit unit, long rows, String finished) {

    public Event(String survey, String step, long done, long total, Unit unit) {
      this(survey, step, done, total, unit, 0);
    }

    public Event(String survey, String step, long done, long total, Unit unit, long rows) {
      this(survey, step, done, total, unit, rows, "");
    }
  }

  void at(Event event);

  /** Tells nobody. */
  static Progress silent() {
    return event -> {};
  }
}
