package landstock.api.catalog;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import landstock.api.query.KnownParameters;
import landstock.sql.function.Category;
import landstock.sql.function.FunctionDoc;
import landstock.sql.operator.FunctionCatalog;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/functions?q=&category=} and {@code GET /v1/functions/{name}}. */
public final class FunctionRoutes {
  public static final String PATH = "/v1/functions";

  public void register(RoutesConfig routes) {
    routes.get(PATH, FunctionRoutes::all);
    routes.get(PATH + "/{name}", FunctionRoutes::one);
  }

  private record AllView(List<CategoryView> categories, List<FunctionView> functions) {}

  private record CategoryView(String id, LinesView label, long functions) {}

  private record LinesView(String zh, String en) {}

  private record FunctionView(
      String name,
      List<String> aliases,
      String kind,
      String category,
      List<String> signatures,
      LinesView nulls,
      @Nullable String unit,
      boolean readsClock,
      LinesView doc,
      List<FunctionDoc.Example> examples) {}

  private static void all(Context ctx) {
    KnownParameters.only(ctx, List.of("q", "category"));
    Optional<Category> category =
        Optional.ofNullable(ctx.queryParam("category")).map(FunctionRoutes::category);
    String word = Optional.ofNullable(ctx.queryParam("q")).orElse("");
    List<FunctionDoc> docs =
        FunctionCatalog.docs().stream()
            .filter(doc -> category.isEmpty() || doc.category() == category.get())
            .filter(doc -> doc.mentions(word))
            .toList();
    ctx.json(
        new AllView(
            Arrays.stream(Category.values()).map(c -> view(c, docs)).toList(),
            docs.stream().map(FunctionRoutes::view).toList()));
  }

  private static void one(Context ctx) {
    KnownParameters.only(ctx, List.of());
    String name = ctx.pathParam("name");
    ctx.json(view(FunctionCatalog.find(name).orElseThrow(() -> unknown(name))));
  }

  private static Category category(String id) {
    return Arrays.stream(Category.values())
        .filter(c -> c.id().equals(id.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new LandstockException(Code.INVALID_ARGUMENT, "there is no category '" + id + "'")
                    .withSuggestions(
                        Nearest.to(id, Arrays.stream(Category.values()).map(Category::id).toList()))
                    .withHint(
                        "categories are "
                            + String.join(
                                ", ",
                                Arrays.stream(Category.values()).map(Category::id).toList())));
  }

  private static LandstockException unknown(String name) {
    List<String> names = FunctionCatalog.docs().stream().map(FunctionDoc::name).toList();
    return new LandstockException(Code.NOT_FOUND, "there is no function " + name)
        .withHint("GET " + PATH + " names all functions")
        .withSuggestions(Nearest.to(name, names));
  }

  private static CategoryView view(Category category, List<FunctionDoc> docs) {
    return new CategoryView(
        category.id(),
        new LinesView(category.zh(), category.en()),
        docs.stream().filter(doc -> doc.category() == category).count());
  }

  private static FunctionView view(FunctionDoc doc) {
    return new FunctionView(
        doc.name(),
        doc.aliases(),
        doc.kind().name().toLowerCase(Locale.ROOT),
        doc.category().id(),
        doc.signatures(),
        new LinesView(doc.nulls().zh(), doc.nulls().en()),
        doc.unit().orElse(null),
        doc.clock(),
        new LinesView(doc.zh(), doc.en()),
        doc.examples());
  }
}
