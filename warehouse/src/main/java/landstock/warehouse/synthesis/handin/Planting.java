package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.warehouse.synthesis.defect.Defect;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Puts defects among the records that go into a file. */
final class Planting implements LayerFile {
  private final LayerFile file;
  private final Map<Long, List<Defect>> planned = new HashMap<>();
  private final Map<Defect, Written> copies = new LinkedHashMap<>();
  private final List<Merging> merging = new ArrayList<>();
  private long record;

  private record Written(Map<String, @Nullable Object> attributes, @Nullable Geometry geometry) {}

  private record Merging(Defect.Merge cells, long last) {}

  Planting(LayerFile file, List<Defect> defects) {
    this.file = file;
    for (Defect defect : defects) {
      planned.computeIfAbsent(defect.record(), r -> new ArrayList<>()).add(defect);
      if (defect.copied()) {
        copies.put(defect, new Written(Map.of(), null));
      }
    }
  }

  @Override
  public void add(Map<String, ?> attributes, @Nullable Geometry geometry) throws IOException {
    record++;
    List<Defect> here = planned.remove(record);
    if (here == null && merging.isEmpty()) {
      file.add(attributes, geometry);
      return;
    }
    Written written = new Written(new LinkedHashMap<>(attributes), geometry);
    for (Merging one : merging) {
      written.attributes().put(one.cells().header(), null);
    }
    for (Defect defect : here == null ? List.<Defect>of() : here) {
      if (defect.copied()) {
        copies.put(defect, changed(new Written(new LinkedHashMap<>(attributes), geometry), defect));
      } else {
        written = changed(written, defect);
        defect
            .merge()
            .ifPresent(cells -> merging.add(new Merging(cells, record + cells.records() - 1)));
      }
    }
    file.add(written.attributes(), written.geometry());
    mergeWhatEnds();
  }

  private void mergeWhatEnds() throws IOException {
    for (Merging one : List.copyOf(merging)) {
      if (one.last() == record) {
        file.merge(one.cells().header(), one.cells().records());
        merging.remove(one);
      }
    }
  }

  private static Written changed(Written written, Defect defect) {
    defect.set().forEach((header, text) -> set(written.attributes(), header, text, defect));
    Geometry geometry = written.geometry();
    if (defect.shape().isPresent() && geometry != null) {
      geometry = defect.shape().get().of(geometry);
    }
    return new Written(written.attributes(), geometry);
  }

  private static void set(
      Map<String, @Nullable Object> attributes,
      String header,
      @Nullable String text,
      Defect defect) {
    if (!attributes.containsKey(header) && !header.equals(TxtLayer.STATED_AREA)) {
      throw new IllegalArgumentException(defect.file() + " has no column " + header);
    }
    attributes.put(header, text == null ? null : new Verbatim(text));
  }

  /** Adds the changed copies, after the last record. */
  void addCopies() throws IOException {
    if (!planned.isEmpty()) {
      throw new IllegalArgumentException(
          "of " + record + " records, none is number " + planned.keySet());
    }
    for (Written copy : copies.values()) {
      file.add(copy.attributes(), copy.geometry());
    }
  }

  @Override
  public void merge(String header, int records) throws IOException {
    file.merge(header, records);
  }

  @Override
  public long rows() {
    return file.rows();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
