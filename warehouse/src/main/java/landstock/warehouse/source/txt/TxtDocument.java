package landstock.warehouse.source.txt;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole file, as written; what {@link #write} writes reads back equal. Free are the character
 * set, the mark of byte order, the ends of lines and blank lines.
 *
 * @param before sections above the coordinates, 属性描述 among them
 * @param after sections below them, such as 扩展信息
 */
public record TxtDocument(List<Section> before, List<TxtParcel> parcels, List<Section> after) {
  static final String ATTRIBUTES = "属性描述";
  static final String COORDINATES = "地块坐标";

  /** Lines under a name in square brackets. */
  public record Section(String name, List<String> lines) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  public TxtDocument {
    before = List.copyOf(before);
    parcels = List.copyOf(parcels);
    after = List.copyOf(after);
  }

  /** A file of CGCS2000, Gauss-Krüger in zones of three degrees. */
  public static TxtDocument ofZone(int zone, String precision, List<TxtParcel> parcels) {
    return new TxtDocument(
        List.of(
            new Section(
                ATTRIBUTES,
                List.of(
                    "坐标系=2000国家大地坐标系",
                    "几度分带=3",
                    "投影类型=高斯克吕格",
                    "计量单位=米",
                    "带号=" + zone,
                    "精度=" + precision,
                    "转换参数=,,,,,,"))),
        parcels,
        List.of());
  }

  /** Everything that the reader gives; strays are a failure. */
  public static TxtDocument read(java.io.Reader text) throws IOException {
    List<Section> before = new ArrayList<>();
    List<Section> after = new ArrayList<>();
    List<TxtParcel> parcels = new ArrayList<>();
    new TxtLines(text)
        .read(
            new TxtLines.Sink() {
              @Override
              public void section(Section section, boolean above) {
                (above ? before : after).add(section);
              }

              @Override
              public void parcel(TxtParcel parcel) {
                parcels.add(parcel);
              }

              @Override
              public void stray(long line, String words) throws IOException {
                throw new TxtLines.BadLine(line, "belongs to no parcel: " + words);
              }
            });
    return new TxtDocument(before, parcels, after);
  }

  /**
   * @param lineEnd e.g. CRLF, as the programs of land administration write
   */
  public void write(Writer out, String lineEnd) throws IOException {
    for (Section section : before) {
      write(section, out, lineEnd);
    }
    out.append('[').append(COORDINATES).append(']').append(lineEnd);
    for (TxtParcel parcel : parcels) {
      out.append(String.join(",", parcel.fields())).append(parcel.marked() ? ",@" : "");
      out.append(lineEnd);
      for (TxtPoint point : parcel.points()) {
        out.append(String.join(",", point.name(), point.ring(), point.x(), point.y()));
        out.append(lineEnd);
      }
    }
    for (Section section : after) {
      write(section, out, lineEnd);
    }
  }

  private static void write(Section section, Writer out, String lineEnd) throws IOException {
    out.append('[').append(section.name()).append(']').append(lineEnd);
    for (String line : section.lines()) {
      out.append(line).append(lineEnd);
    }
  }
}
