package landstock.warehouse.measure;

import java.util.List;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;

/** One measure of the semantic layer. */
public sealed interface Measure {

  /** What all measures say about themselves. */
  Facts about();

  /** Whether it may be summed over years. */
  boolean additiveOverYears();

  /**
   * Whether it is what the survey found, whatever year it is asked for; otherwise it is of the
   * year.
   */
  boolean asOfSurvey();

  /** The sums it is made of: itself, or numerator and denominator. */
  List<Sum> sums();

  default String name() {
    return about().name();
  }

  /**
   * @param unit of its values; {@code currency} is that of the pack
   * @param formula in words
   * @param source who defines it so
   * @param sensitivity the highest of the columns it is made of
   */
  record Facts(
      String name,
      Label label,
      String unit,
      String formula,
      String source,
      Sensitivity sensitivity) {}

  /**
   * A sum over the rows of a fact.
   *
   * @param terms from which facts, in the order they are tried
   */
  record Sum(Facts about, boolean additiveOverYears, boolean asOfSurvey, List<Term> terms)
      implements Measure {
    public Sum {
      terms = List.copyOf(terms);
    }

    @Override
    public List<Sum> sums() {
      return List.of(this);
    }
  }

  /**
   * @param sum SQL of what is summed, its columns qualified with {@code f}
   */
  record Term(Fact fact, String sum) {}

  /**
   * The quotient of two sums, never a mean of quotients.
   *
   * @param factor what the quotient is multiplied by
   */
  record Ratio(Facts about, Sum numerator, Sum denominator, double factor) implements Measure {
    @Override
    public boolean additiveOverYears() {
      return numerator.additiveOverYears() && denominator.additiveOverYears();
    }

    @Override
    public boolean asOfSurvey() {
      return numerator.asOfSurvey() && denominator.asOfSurvey();
    }

    @Override
    public List<Sum> sums() {
      return List.of(numerator, denominator);
    }
  }
}
