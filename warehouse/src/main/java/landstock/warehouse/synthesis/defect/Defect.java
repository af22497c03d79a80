package landstock.warehouse.synthesis.defect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong on purpose.
 *
 * @param surveys it is in
 * @param file name within the folder of a survey
 * @param record of the file, from 1, as it would be without defects
 * @param copied whether a copy of the record at the end of the file is changed, and not itself
 * @param set header to what stands there instead; null for nothing
 * @param shape what becomes of its geometry
 * @param merge cells that become one
 * @param what is wrong
 * @param finds what a quality report must say of it; empty where it must say nothing
 */
public record Defect(
    List<String> surveys,
    String file,
    long record,
    boolean copied,
    Map<String, @Nullable String> set,
    Optional<ShapeChange> shape,
    Optional<Merge> merge,
    Label what,
    List<Expected> finds) {

  /**
   * A cell over several records, its value in the first.
   *
   * @param records at least 2
   */
  public record Merge(String header, int records) {}

  public Defect {
    surveys = List.copyOf(surveys);
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    finds = List.copyOf(finds);
  }
}
