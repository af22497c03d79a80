package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.synthesis.spec.Dice;

/**
 * Cuts a face into parts of given weights by recursive bisection, each cut across the longer of two
 * axes. Parts come in the order of their weights and share their edges exactly.
 */
final class Partition {
  private static final double[] FALLBACK_TURNS = {0, Math.PI / 2, 0.2, -0.2, 0.6, -0.6};

  private final double axis;
  private final double wobble;
  private final Rank made;
  private final Dice dice;

  /**
   * @param axis direction of the cuts' frame, radians from east
   * @param wobble largest relative error of a part's area that chance may add, 0 to 1
   */
  Partition(double axis, double wobble, Rank made, Dice dice) {
    this.axis = axis;
    this.wobble = wobble;
    this.made = made;
    this.dice = dice;
  }

  /** As many faces as weights, unless a face cannot be cut: then fewer. */
  List<Face> of(Face face, double[] weights) {
    List<Face> parts = new ArrayList<>(weights.length);
    divide(face, weights, parts);
    return parts;
  }

  List<Face> of(Face face, int count) {
    double[] weights = new double[count];
    Arrays.fill(weights, 1);
    return of(face, weights);
  }

  private void divide(Face face, double[] weights, List<Face> parts) {
    if (weights.length <= 1) {
      parts.add(face);
      return;
    }
    int split = middle(weights);
    double[] first = Arrays.copyOfRange(weights, 0, split);
    double[] second = Arrays.copyOfRange(weights, split, weights.length);
    double share = sum(first) / sum(weights);
    double fraction = Math.min(0.85, Math.max(0.15, share * (1 + dice.between(-wobble, wobble))));
    Optional<Face.Halves> halves = halves(face, fraction);
    if (halves.isEmpty()) {
      parts.add(face);
      return;
    }
    divide(halves.get().below(), first, parts);
    divide(halves.get().above(), second, parts);
  }

  private Optional<Face.Halves> halves(Face face, double fraction) {
    double along = face.extentM(axis);
    double across = face.extentM(axis + Math.PI / 2);
    double direction = along >= across ? axis : axis + Math.PI / 2;
    for (double turn : FALLBACK_TURNS) {
      Optional<Face.Halves> halves = face.cut(direction + turn, fraction, made);
      if (halves.isPresent()) {
        return halves;
      }
    }
    return Optional.empty();
  }

  /** Where the weights before and after come closest to equal. */
  private static int middle(double[] weights) {
    double half = sum(weights) / 2;
    double before = 0;
    for (int i = 0; i < weights.length - 1; i++) {
      if (before + weights[i] / 2 >= half && i > 0) {
        return i;
      }
      before += weights[i];
      if (before >= half) {
        return i + 1;
      }
    }
    return weights.length - 1;
  }

  private static double sum(double[] weights) {
    return Arrays.stream(weights).sum();
  }
}
