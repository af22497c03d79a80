package landstock.api.savedquery;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import landstock.api.export.Document;
import landstock.api.export.ExportFormat;
import landstock.api.export.Exports;
import landstock.api.export.Survey;
import landstock.api.export.Wish;
import landstock.api.query.JsonBody;
import landstock.api.snapshot.Tag;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.query.Arguments;
import landstock.warehouse.query.SavedQueries;
import landstock.warehouse.query.SavedQuery;

/** {@code GET /v1/queries} and {@code /v1/queries/{name}.{json,csv,xlsx,geojson}}. */
public final class QueryRoutes {
  public static final String PATH = "/v1/queries";
  private static final String ONE = PATH + "/{file}";

  private final Supplier<SavedQueries> queries;
  private final Supplier<DimensionValues> choices;
  private final Survey.Choice surveys;
  private final Exports exports;

  public QueryRoutes(
      Supplier<SavedQueries> queries,
      Supplier<DimensionValues> choices,
      Survey.Choice surveys,
      Exports exports) {
    this.queries = queries;
    this.choices = choices;
    this.surveys = surveys;
    this.exports = exports;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::all);
    routes.head(PATH, this::all);
    routes.get(ONE, this::one);
    routes.head(ONE, this::one);
    routes.post(ONE, this::one);
  }

  private void all(Context ctx) throws IOException {
    Map<String, String> options = Wish.options(ctx);
    JsonBody.refuseUnknown("option", options.keySet(), List.of("snapshot"));
    Survey survey = surveys.get(options.get("snapshot"));
    List<SavedQuery> known = queries.get().of(survey.snapshot().pack());
    Tag tag = Tag.of(survey.snapshot(), PATH, known);
    if (tag.known(ctx)) {
      return;
    }
    Document.send(ctx, QueryView.all(known, survey, choices.get()), tag);
  }

  private void one(Context ctx) throws IOException {
    Map<String, String> said = Wish.options(ctx);
    if (ctx.method().name().equals("POST")) {
      body(ctx, said);
    }
    Survey survey = surveys.get(said.remove("snapshot"));
    String file = ctx.pathParam("file");
    int dot = file.lastIndexOf('.');
    SavedQuery query =
        queries.get().get(dot < 0 ? file : file.substring(0, dot), survey.snapshot().pack());
    if (dot < 0) {
      JsonBody.refuseUnknown("option", said.keySet(), List.of("snapshot"));
      Tag tag = Tag.of(survey.snapshot(), ONE, query);
      if (!tag.known(ctx)) {
        Document.send(ctx, QueryView.of(query, survey, choices.get()), tag);
      }
      return;
    }
    answer(ctx, query, format(query, file.substring(dot + 1)), survey, said);
  }

  /** A body says parameters and options as the URL does; nothing may be said in both. */
  private static void body(Context ctx, Map<String, String> said) {
    JsonNode root = JsonBody.read(ctx);
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      JsonNode value = field.getValue();
      if (said.containsKey(field.getKey())) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT, "'" + field.getKey() + "' is in the URL and in the body");
      }
      if (value.isContainerNode()) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT,
            "'" + field.getKey() + "' must be a text, a number, true or false, was " + value);
      }
      if (!value.isNull() && !value.asText().isEmpty()) {
        said.put(field.getKey(), value.asText());
      }
    }
  }

  private void answer(
      Context ctx, SavedQuery query, ExportFormat format, Survey survey, Map<String, String> said)
      throws IOException {
    Wish wish = Wish.of(ctx, said, format, true);
    Map<String, String> given = new LinkedHashMap<>(said);
    given.keySet().removeAll(Wish.NAMES);
    Arguments.check(query, given);
    Tag tag = Tag.of(survey.snapshot(), parts(ctx, query, wish, given).toArray());
    if (tag.known(ctx)) {
      return;
    }
    Arguments arguments = Arguments.of(query, given, choices.get(), survey.id());
    exports.send(ctx, QueryExport.of(query, survey, wish, arguments), tag);
  }

  private static List<String> parts(
      Context ctx, SavedQuery query, Wish wish, Map<String, String> given) {
    List<String> parts = new ArrayList<>(wish.parts(ctx));
    parts.add(query.toString());
    for (String name : new TreeSet<>(given.keySet())) {
      parts.add(name);
      parts.add(String.valueOf(given.get(name)));
    }
    return parts;
  }

  private static ExportFormat format(SavedQuery query, String ending) {
    List<String> known = ExportFormat.endings(query.geometry());
    Optional<ExportFormat> format =
        ExportFormat.find(ending).filter(f -> known.contains(f.ending()));
    return format.orElseThrow(
        () ->
            new LandstockException(Code.NOT_FOUND, query.name() + " does not come as ." + ending)
                .withHint("it comes as " + String.join(", ", known))
                .withSuggestions(Nearest.to(ending, known)));
  }
}
