package landstock.warehouse.source.json;

import java.util.List;

/**
 * An array of a geometry as it was read: of numbers, or of further arrays, or empty.
 *
 * <p>A position has its first two numbers only; heights are dropped.
 */
public final class NumberArray {
  static final NumberArray EMPTY = new NumberArray(new double[0], List.of());

  private final double[] numbers;
  private final List<NumberArray> arrays;

  NumberArray(double[] numbers, List<NumberArray> arrays) {
    this.numbers = numbers;
    this.arrays = arrays;
  }

  public int size() {
    return numbers.length;
  }

  public double number(int index) {
    return numbers[index];
  }

  public List<NumberArray> arrays() {
    return arrays;
  }
}
