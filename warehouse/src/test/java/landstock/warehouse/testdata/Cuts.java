package landstock.warehouse.testdata;

import java.util.stream.IntStream;

/** Where files are cut off to see what becomes of what is left. */
public final class Cuts {
  private static final int STEP = 1024;
  private static final int CLOSE = 200;

  private Cuts() {}

  /** Every kilobyte, and every byte near the end, so that each kind of token is cut in two. */
  public static IntStream of(int length) {
    return IntStream.concat(
        IntStream.iterate(STEP, at -> at < length - CLOSE, at -> at + STEP),
        IntStream.range(Math.max(1, length - CLOSE), length));
  }
}
