package landstock.api.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import landstock.api.export.Document;
import landstock.api.export.Export;
import landstock.api.export.ExportFormat;
import landstock.api.export.Exports;
import landstock.api.export.Survey;
import landstock.api.export.Wish;
import landstock.api.query.JsonBody;
import landstock.api.snapshot.Tag;
import landstock.sql.catalog.Label;
import landstock.warehouse.measure.DimensionValues;
import landstock.warehouse.measure.MeasureQuery;
import landstock.warehouse.measure.MeasureStatement;
import landstock.warehouse.measure.Measures;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/measures}; {@code GET} and {@code POST /v1/measures/query}. */
public final class MeasureRoutes {
  public static final String PATH = "/v1/measures";
  public static final String QUERY = PATH + "/query";
  private static final int MOST_NAMED = 3;

  private final Supplier<Measures> measures;
  private final Supplier<DimensionValues> values;
  private final Survey.Choice surveys;
  private final Exports exports;

  public MeasureRoutes(
      Supplier<Measures> measures,
      Supplier<DimensionValues> values,
      Survey.Choice surveys,
      Exports exports) {
    this.measures = measures;
    this.values = values;
    this.surveys = surveys;
    this.exports = exports;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::all);
    routes.head(PATH, this::all);
    routes.get(QUERY, this::byUrl);
    routes.head(QUERY, this::byUrl);
    routes.post(QUERY, this::byBody);
  }

  private void all(Context ctx) throws IOException {
    Map<String, String> options = Wish.options(ctx);
    JsonBody.refuseUnknown("option", options.keySet(), List.of("snapshot"));
    Survey survey = surveys.get(options.get("snapshot"));
    Tag tag = Tag.of(survey.snapshot(), PATH, measures.get().text());
    if (!tag.known(ctx)) {
      Document.send(ctx, MeasureView.all(measures.get(), survey, values.get()), tag);
    }
  }

  private void byUrl(Context ctx) throws IOException {
    Map<String, String> options = MeasureUrl.options(ctx);
    answer(ctx, MeasureUrl.query(ctx, options), options);
  }

  private void byBody(Context ctx) throws IOException {
    Map<String, String> options = new LinkedHashMap<>(Wish.options(ctx));
    JsonBody.refuseUnknown("option in the URL", options.keySet(), List.of("f", "bom", "lang"));
    JsonNode root = JsonBody.read(ctx);
    MeasureQuery query = MeasureBody.query(root);
    MeasureBody.options(root).forEach(options::putIfAbsent);
    answer(ctx, query, options);
  }

  private void answer(Context ctx, MeasureQuery untyped, Map<String, String> options)
      throws IOException {
    ExportFormat format = Negotiated.format(options.get("f"), ctx.header("Accept"));
    Wish wish = Wish.of(ctx, options, format, false);
    Survey survey = surveys.get(options.get("snapshot"));
    MeasureQuery query = FilterValues.typed(untyped);
    boolean english = wish.tongue().key().equals("en");
    MeasureStatement statement = measures.get().compileLabelled(query, english);
    Tag tag = Tag.of(survey.snapshot(), wish.parts(ctx), statement, measures.get().text());
    if (tag.known(ctx)) {
      return;
    }
    new FilterValues(measures.get(), values.get()).check(query, survey.id());
    Export export =
        new Export(
            name(query),
            title(query),
            survey,
            wish,
            MeasureHeadings.of(measures.get(), statement, survey),
            -1,
            sources(query),
            statement.sql(),
            numbered(statement.parameters()),
            new ArrayList<@Nullable Object>(statement.parameters()));
    exports.send(ctx, export, tag);
  }

  /** Headers are short: a few measures stand for all. */
  private static String name(MeasureQuery query) {
    List<String> asked = query.measures();
    return asked.size() <= MOST_NAMED
        ? String.join("-", asked)
        : String.join("-", asked.subList(0, MOST_NAMED)) + "-and-" + (asked.size() - MOST_NAMED);
  }

  /** 地均税收、税收（按街道、年度）. */
  private Label title(MeasureQuery query) {
    Measures all = measures.get();
    List<Label> asked =
        query.measures().stream()
            .limit(MOST_NAMED)
            .map(m -> all.measure(m).about().label())
            .toList();
    List<Label> by =
        query.dimensions().stream().map(d -> all.dimension(d.split(":", 2)[0]).label()).toList();
    int more = query.measures().size() - asked.size();
    String zh =
        asked.stream().map(Label::zh).collect(Collectors.joining("、"))
            + (more > 0 ? "等" + query.measures().size() + "项" : "");
    String en =
        asked.stream().map(Label::en).collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : "");
    if (by.isEmpty()) {
      return new Label(zh, en);
    }
    return new Label(
        zh + "（按" + by.stream().map(Label::zh).collect(Collectors.joining("、")) + "）",
        en + " by " + by.stream().map(Label::en).collect(Collectors.joining(", ")));
  }

  private String sources(MeasureQuery query) {
    Measures all = measures.get();
    return query.measures().stream()
        .flatMap(m -> all.measure(m).sums().stream())
        .flatMap(s -> s.terms().stream())
        .map(t -> t.fact().table().qualifiedName())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Map<String, @Nullable Object> numbered(List<Object> parameters) {
    Map<String, @Nullable Object> numbered = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      numbered.put(String.valueOf(i + 1), parameters.get(i));
    }
    return numbered;
  }
}
