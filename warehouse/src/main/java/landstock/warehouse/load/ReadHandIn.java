package landstock.warehouse.load;

import java.util.List;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.staging.HandInReader;

/**
 * A hand-in that was read.
 *
 * @param rowsLoaded records that reached the warehouse; final once the rules have run
 */
record ReadHandIn(HandIn handIn, HandInReader.Result result, long rowsLoaded) {

  static long rowsRead(List<ReadHandIn> all) {
    return all.stream().mapToLong(r -> r.result().rowsRead()).sum();
  }

  static long rowsLoaded(List<ReadHandIn> all) {
    return all.stream().mapToLong(ReadHandIn::rowsLoaded).sum();
  }
}
