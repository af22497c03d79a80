package landstock.warehouse.staging;

import java.util.Optional;
import landstock.sql.catalog.Column;
import landstock.warehouse.catalog.Dataset;
import landstock.warehouse.pack.HandIn;

/** Whether a load would take a text as a value of a column. Used by one thread. */
public final class ValueCheck {
  private final ValueReader reader;

  public ValueCheck(Dataset dataset, Column column, HandIn handIn, Years years) {
    this.reader = ValueReader.of(dataset, column, handIn, years);
  }

  /** The rule that the text breaks; empty where it fits or means unknown. */
  public Optional<String> misfit(String text) {
    return reader.read(text) instanceof Misfit misfit
        ? Optional.of(misfit.rule())
        : Optional.empty();
  }
}
