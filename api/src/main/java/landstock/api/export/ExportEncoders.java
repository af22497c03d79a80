package landstock.api.export;

import java.util.LinkedHashMap;
import java.util.Map;
import landstock.api.format.CsvEncoder;
import landstock.api.format.Encoder;
import landstock.api.format.FeatureCollectionEncoder;
import landstock.api.format.ObjectsEncoder;
import landstock.api.format.RowsEncoder;
import landstock.sql.query.Answer;
import landstock.sql.spatial.CrsTransforms;
import org.jspecify.annotations.Nullable;

/** How an export is written, whatever the door. Thread-safe. */
public final class ExportEncoders {
  private static final int WGS84 = 4326;

  private final CrsTransforms transforms = new CrsTransforms();

  /** The answer as it is written: columns called as wished, geometry only where it is drawn. */
  public static Answer shown(Export export, Answer answer) {
    Answer named = Projected.named(answer, export.keys(), export.headings());
    return export.wish().format() == ExportFormat.GEOJSON
        ? named
        : Projected.withoutGeometry(named);
  }

  public Encoder encoder(Export export) {
    Wish wish = export.wish();
    return switch (wish.format()) {
      case JSON ->
          wish.objects()
              ? new ObjectsEncoder()
              : new RowsEncoder(
                  said(export), export.shown().stream().map(Heading::json).toList(), ran(export));
      case CSV -> new CsvEncoder(wish.bom());
      case XLSX ->
          new WorkbookEncoder(
              wish.tongue(),
              export.shown().stream().map(h -> h.title(wish.tongue())).toList(),
              AboutSheet.of(export));
      case GEOJSON ->
          new FeatureCollectionEncoder(
              said(export),
              export.idColumn(),
              g -> transforms.transform(g, export.survey().snapshot().srid(), WGS84));
    };
  }

  private static Map<String, @Nullable Object> said(Export export) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("name", export.name());
    said.put("title", export.title());
    said.put("surveyDate", export.survey().snapshot().surveyDate().toString());
    said.put("notice", export.survey().snapshot().notice().orElse(null));
    if (export.wish().format() == ExportFormat.GEOJSON) {
      said.put("snapshot", export.survey().id());
    }
    return said;
  }

  private static Map<String, @Nullable Object> ran(Export export) {
    Map<String, @Nullable Object> ran = new LinkedHashMap<>();
    ran.put("sql", export.sql());
    ran.put("parameters", export.parameters());
    return ran;
  }
}
