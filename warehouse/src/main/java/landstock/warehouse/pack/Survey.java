package landstock.warehouse.pack;

import java.time.LocalDate;
import java.util.List;

/**
 * What was handed in for one survey date.
 *
 * @param name unique in the pack
 * @param date valid time of the snapshot
 * @param handIns in the order they are read
 */
public record Survey(String name, LocalDate date, List<HandIn> handIns) {

  public Survey {
    handIns = List.copyOf(handIns);
  }
}
