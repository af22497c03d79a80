package landstock.warehouse.source.txt;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import landstock.sql.spatial.CrsTransforms;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.txt.TxtDocument.Section;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** One file on its way to the records. */
final class TxtReading {
  private static final List<String> HEADERS =
      List.of("界址点数", "地块面积(平方米)", "地块编号", "地块名称", "图形属性", "图幅号", "地块用途", "地类编码", "备注");
  private static final int AREA = 1;
  private static final int SHAPE = 4;

  /** What programs leave where nobody filled in a field: the field's own name. */
  private static final Set<String> PLACEHOLDERS =
      Set.of("DKBH", "DKMC", "TFH", "DKYT", "DLBM", "BZ", "NULL", "/", "-", "无");

  private static final double HECTARE_M2 = 10_000;
  private static final double TOLERANCE_M2 = 1;

  private final HandIn handIn;
  private final Records records;
  private final Optional<Grid> grid;
  private final boolean degrees;
  private final int[] columns = new int[HEADERS.size()];

  /** Carries what ends the reading through the reader of lines. */
  private static final class Stop extends IOException {
    private final Unreadable unreadable;

    Stop(Unreadable unreadable) {
      super(unreadable);
      this.unreadable = unreadable;
    }
  }

  TxtReading(HandIn handIn, Records records) {
    this.handIn = handIn;
    this.records = records;
    Optional<String> local = handIn.proj();
    this.grid = local.isPresent() ? Optional.empty() : Grid.of(handIn.srid());
    this.degrees = CrsTransforms.geographic(local.orElse("EPSG:" + handIn.srid()));
  }

  void read(Reader text) throws IOException, Unreadable {
    for (int i = 0; i < columns.length; i++) {
      columns[i] = records.find(HEADERS.get(i));
    }
    records.checkHeaders();
    try {
      new TxtLines(text).read(new Parcels());
    } catch (TxtLines.BadLine e) {
      throw records.unreadable(
          "file_broken", e.line(), null, "line " + e.line() + " " + e.getMessage());
    } catch (Stop stop) {
      throw stop.unreadable;
    }
  }

  private final class Parcels implements TxtLines.Sink {
    private Optional<Integer> meridian = Optional.empty();

    @Override
    public void section(Section section, boolean above) throws IOException {
      if (!section.name().equals(TxtDocument.ATTRIBUTES)) {
        return;
      }
      Attributes about = Attributes.of(section);
      meridian = about.meridian();
      if (grid.isPresent() && about.otherDatum()) {
        throw differs(about.values().getOrDefault("坐标系", ""));
      }
      if (grid.isPresent() && meridian.isPresent() && grid.get().meridian() != meridian.get()) {
        throw differs(
            "带号="
                + about.values().getOrDefault("带号", "")
                + ", "
                + about.degrees()
                + "-degree zones, meridian "
                + meridian.get()
                + "E");
      }
    }

    private Stop differs(String said) {
      return new Stop(
          records.unreadable("crs_differs", null, said, "the pack says EPSG:" + handIn.srid()));
    }

    @Override
    public void stray(long line, String words) {
      records.reject(line, "stray_line", words, "");
    }

    @Override
    public void parcel(TxtParcel parcel) {
      long row = parcel.line();
      if (!parcel.marked()) {
        records.flag(row, "txt_mark_missing", "line " + row);
      }
      @Nullable Geometry shape = new TxtShape(grid, records, parcel).read();
      @Nullable String[] texts = new @Nullable String[records.width()];
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] != Records.NONE) {
          texts[columns[i]] = i == AREA ? areaM2(parcel) : text(parcel.field(i));
        }
      }
      checkArea(parcel, shape);
      checkCount(parcel);
      records.accept(row, texts, shape);
    }
  }

  private static @Nullable String text(String field) {
    return field.isEmpty() || PLACEHOLDERS.contains(field.toUpperCase(Locale.ROOT)) ? null : field;
  }

  private static @Nullable String areaM2(TxtParcel parcel) {
    String hectares = parcel.field(AREA);
    try {
      return hectares.isEmpty() || hectares.length() > 30
          ? text(hectares)
          : new java.math.BigDecimal(hectares).movePointRight(4).toPlainString();
    } catch (NumberFormatException e) {
      return hectares;
    }
  }

  private void checkArea(TxtParcel parcel, @Nullable Geometry shape) {
    double declaredM2 = TxtFormat.number(parcel.field(AREA)) * HECTARE_M2;
    if (degrees || shape == null || shape.getDimension() < 2 || !(declaredM2 > 0)) {
      return;
    }
    if (Math.abs(shape.getArea() - declaredM2) > TOLERANCE_M2) {
      records.flag(
          parcel.line(),
          "txt_area_disagrees",
          String.format(
              Locale.ROOT, "declared %.1f m2, drawn %.1f m2", declaredM2, shape.getArea()));
    }
  }

  private void checkCount(TxtParcel parcel) {
    double declared = TxtFormat.number(parcel.field(0));
    if (declared != parcel.points().size()) {
      records.flag(
          parcel.line(),
          "point_count",
          "declared " + parcel.field(0) + ", found " + parcel.points().size());
    }
  }

  /** Kind of geometry that a header declares. */
  static String shape(TxtParcel parcel) {
    return parcel.field(SHAPE);
  }
}
