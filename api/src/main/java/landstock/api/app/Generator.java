package landstock.api.app;

import java.nio.file.Path;
import landstock.warehouse.pack.Pack;

/** Writes the hand-ins of a pack that generates them. */
@FunctionalInterface
interface Generator {

  /**
   * @param folder exists; afterwards holds every file that the pack names
   */
  void generate(Pack pack, Path folder);
}
