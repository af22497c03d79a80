package landstock.warehouse.synthesis;

/** Told how far a generation is. */
@FunctionalInterface
public interface Progress {
  /**
   * @param step what begins now: {@code ground}, {@code economy}, or the file that is written
   * @param done steps finished
   * @param total all steps
   */
  void at(String step, int done, int total);
}
