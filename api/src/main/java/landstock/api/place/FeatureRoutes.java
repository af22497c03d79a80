package landstock.api.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.api.query.Ask;
import landstock.api.query.KnownParameters;
import landstock.api.server.Compressed;
import landstock.api.snapshot.SnapshotChoice;
import landstock.api.snapshot.Tag;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Named;
import landstock.sql.spatial.GeoJsonWriter;
import landstock.sql.spatial.GeometryCodec;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** {@code GET /v1/features/{layer}/{code}}: one feature as GeoJSON in WGS 84, with its box. */
public final class FeatureRoutes {
  public static final String PATH = "/v1/features";

  private final Rows rows;
  private final SnapshotChoice snapshots;
  private final Degrees degrees = new Degrees();

  public FeatureRoutes(Ask ask, SnapshotChoice snapshots) {
    this.rows = new Rows(ask);
    this.snapshots = snapshots;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH + "/{layer}/{code}", this::one);
  }

  private record Feature(
      String type,
      String id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Double> bbox,
      @JsonRawValue @Nullable String geometry,
      Map<String, @Nullable String> properties) {}

  private void one(Context ctx) {
    KnownParameters.only(ctx, List.of(SnapshotChoice.PARAMETER));
    FeatureLayer layer = FeatureLayer.of(ctx.pathParam("layer"));
    String code = ctx.pathParam("code");
    SnapshotManifest snapshot = snapshots.of(ctx);
    Tag tag = Tag.of(snapshot, PATH, layer, code);
    if (tag.known(ctx)) {
      return;
    }
    byte[] json =
        ctx.jsonMapper()
            .toJsonString(find(snapshot, layer, code), Feature.class)
            .getBytes(StandardCharsets.UTF_8);
    tag.write(ctx);
    ctx.contentType("application/geo+json");
    Compressed.send(ctx, json);
  }

  private Feature find(SnapshotManifest snapshot, FeatureLayer layer, String code) {
    List<Feature> found = new ArrayList<>();
    rows.each(
        snapshot.id(),
        layer.sql(),
        List.of(new Named("code", code)),
        row -> found.add(feature(row, layer, code, snapshot.srid())));
    if (found.isEmpty()) {
      throw new LandstockException(
              Code.NOT_FOUND, "there is no " + layer.id() + " '" + code + "' in " + snapshot.id())
          .withHint(SearchRoutes.PATH + "?q= finds codes by a part of code or name");
    }
    return found.get(0);
  }

  private Feature feature(Row row, FeatureLayer layer, String code, int srid) {
    Map<String, @Nullable String> properties = new LinkedHashMap<>();
    properties.put("layer", layer.id());
    for (int i = 1; i < row.columns().size(); i++) {
      properties.put(row.name(i), row.text(i));
    }
    byte[] wkb = row.bytes(0);
    Geometry outline = wkb == null ? null : degrees.outline(GeometryCodec.read(wkb), srid);
    return new Feature(
        "Feature",
        code,
        outline == null || outline.isEmpty() ? null : Degrees.box(outline),
        outline == null ? null : GeoJsonWriter.write(outline),
        properties);
  }
}
