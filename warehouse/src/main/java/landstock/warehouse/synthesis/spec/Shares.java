package landstock.warehouse.synthesis.spec;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides a whole number by weights, by largest remainder: the parts add up exactly. */
public final class Shares {
  private Shares() {}

  /**
   * @param weights not negative, at least one above 0
   * @return as many parts as weights; ties of remainders go to the earlier one
   */
  public static long[] of(long total, double[] weights) {
    double sum = Arrays.stream(weights).sum();
    long[] parts = new long[weights.length];
    double[] remainders = new double[weights.length];
    long given = 0;
    for (int i = 0; i < weights.length; i++) {
      double exact = total * (weights[i] / sum);
      parts[i] = (long) Math.floor(exact);
      remainders[i] = exact - parts[i];
      given += parts[i];
    }
    int[] order =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -remainders[i]))
            .mapToInt(i -> i)
            .toArray();
    for (int i = 0; given < total; i = (i + 1) % order.length) {
      parts[order[i]]++;
      given++;
    }
    return parts;
  }
}
