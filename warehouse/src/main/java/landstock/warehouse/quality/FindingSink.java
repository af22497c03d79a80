package landstock.warehouse.quality;

/** Where readers put what they find. */
@FunctionalInterface
public interface FindingSink {
  void add(Finding finding);
}
