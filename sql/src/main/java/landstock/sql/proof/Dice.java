package landstock.sql.proof;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that a seed repeats. */
record Dice(SplittableRandom random) {

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From 0 to below. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both inclusive. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  String word(String... words) {
    return words[random.nextInt(words.length)];
  }
}
