package landstock.warehouse.synthesis.spec;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A stream of random numbers that is the same on every machine and JDK: SplitMix64, with {@link
 * StrictMath} for what is not exact. Forks have streams of their own, so that one more building
 * does not change any enterprise. Not thread-safe.
 */
public final class Dice {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long seed;
  private long state;

  public Dice(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /** Dice for one kind of thing; does not advance this stream. */
  public Dice fork(String kind) {
    long hash = seed;
    for (int i = 0; i < kind.length(); i++) {
      hash = mix(hash + GOLDEN_GAMMA * (kind.charAt(i) + 1));
    }
    return new Dice(hash);
  }

  /** Dice for one thing of a kind; does not advance this stream. */
  public Dice fork(long number) {
    return new Dice(mix(seed ^ mix(number + GOLDEN_GAMMA)));
  }

  /** In [0, 1). */
  public double next() {
    state += GOLDEN_GAMMA;
    return (mix(state) >>> 11) * 0x1.0p-53;
  }

  /** In [low, high). */
  public double between(double low, double high) {
    return low + (high - low) * next();
  }

  /** In [low, high], both inclusive. */
  public int whole(int low, int high) {
    return low + (int) (next() * (high - low + 1.0));
  }

  public boolean chance(double probability) {
    return next() < probability;
  }

  /** Standard normal (Box and Muller 1958). */
  public double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - next()));
    return radius * StrictMath.cos(2 * Math.PI * next());
  }

  /**
   * Log-normal.
   *
   * @param sigma standard deviation of the logarithm
   */
  public double skewed(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  public <T> T pick(List<T> options) {
    return options.get(whole(0, options.size() - 1));
  }

  /** One option, with a chance in proportion to its weight; the last one if all weights are 0. */
  public <T> T pick(List<T> options, ToDoubleFunction<T> weight) {
    double total = 0;
    for (T option : options) {
      total += weight.applyAsDouble(option);
    }
    double left = next() * total;
    for (T option : options) {
      left -= weight.applyAsDouble(option);
      if (left < 0) {
        return option;
      }
    }
    return options.get(options.size() - 1);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
