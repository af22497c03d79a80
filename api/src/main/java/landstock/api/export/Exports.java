package landstock.api.export;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import landstock.api.format.CsvEncoder;
import landstock.api.format.Encoder;
import landstock.api.format.FeatureCollectionEncoder;
import landstock.api.format.ObjectsEncoder;
import landstock.api.format.RowsEncoder;
import landstock.api.query.Answering;
import landstock.sql.query.Answer;
import landstock.sql.spatial.CrsTransforms;
import org.jspecify.annotations.Nullable;

/** Asks, and sends answers in every format. Thread-safe. */
public final class Exports {
  private static final int WGS84 = 4326;

  private final Answering answering;
  private final CrsTransforms transforms = new CrsTransforms();

  public Exports(Answering answering) {
    this.answering = answering;
  }

  /**
   * @param tag of the answer, which nobody has
   */
  public void send(Context ctx, Export export, Tag tag) throws IOException {
    ExportFormat format = export.wish().format();
    answering.send(
        ctx,
        export.sql(),
        export.arguments(),
        export.survey().id(),
        new Answering.Form(
            encoder(export),
            format.contentType(),
            answer -> seen(ctx, export, tag, answer),
            format.small()));
  }

  /** From here on there is an answer, so headers may speak of it. */
  private static Answer seen(Context ctx, Export export, Tag tag, Answer answer) {
    tag.write(ctx);
    Tongue tongue = export.wish().tongue();
    ctx.header(
        "Content-Disposition",
        FileName.disposition(
            export.name(),
            tongue.say(export.title()),
            export.survey(),
            tongue,
            export.wish().format()));
    export
        .survey()
        .snapshot()
        .notice()
        .ifPresent(n -> ctx.header("Landstock-Notice", FileName.escaped(tongue.say(n))));
    Answer named = Projected.named(answer, export.keys(), export.headings());
    return export.wish().format() == ExportFormat.GEOJSON
        ? named
        : Projected.withoutGeometry(named);
  }

  private Encoder encoder(Export export) {
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
