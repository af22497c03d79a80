package landstock.api.catalog;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import landstock.api.query.KnownParameters;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/catalog} and {@code GET /v1/catalog/{schema}/{table}}. */
public final class CatalogRoutes {
  public static final String PATH = "/v1/catalog";

  private final Supplier<Catalog> catalog;

  public CatalogRoutes(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::all);
    routes.get(PATH + "/{schema}/{table}", this::one);
  }

  private record AllView(String version, List<SchemaView> schemas) {}

  private record SchemaView(String name, List<TableEntry> tables) {}

  private record TableEntry(
      String name, Label label, String doc, List<String> grain, int columns, String href) {}

  private record TableView(
      String schema,
      String name,
      Label label,
      String doc,
      List<String> grain,
      String catalogVersion,
      List<ColumnView> columns) {}

  private record ColumnView(
      String name,
      String type,
      @Nullable String unit,
      Label label,
      String doc,
      String sensitivity,
      @Nullable String source) {}

  private void all(Context ctx) {
    KnownParameters.only(ctx, List.of());
    Catalog current = catalog.get();
    ctx.json(
        new AllView(
            current.version(),
            current.schemas().stream().map(schema -> schema(current, schema)).toList()));
  }

  private void one(Context ctx) {
    KnownParameters.only(ctx, List.of());
    String schema = ctx.pathParam("schema");
    String name = ctx.pathParam("table");
    Catalog current = catalog.get();
    Optional<Table> table = current.findTable(schema, name);
    ctx.json(
        view(current.version(), table.orElseThrow(() -> unknown(current, schema + "." + name))));
  }

  private static LandstockException unknown(Catalog catalog, String name) {
    List<String> names = catalog.tables().stream().map(Table::qualifiedName).toList();
    return new LandstockException(Code.NOT_FOUND, "there is no table " + name)
        .withHint("GET " + PATH + " names all tables")
        .withSuggestions(Nearest.to(name, names));
  }

  private static SchemaView schema(Catalog catalog, String name) {
    return new SchemaView(
        name,
        catalog.tables().stream()
            .filter(t -> t.schema().equals(name))
            .map(CatalogRoutes::entry)
            .toList());
  }

  private static TableEntry entry(Table table) {
    return new TableEntry(
        table.name(),
        table.label(),
        table.doc(),
        table.grain(),
        table.columns().size(),
        PATH + "/" + table.schema() + "/" + table.name());
  }

  private static TableView view(String version, Table table) {
    return new TableView(
        table.schema(),
        table.name(),
        table.label(),
        table.doc(),
        table.grain(),
        version,
        table.columns().stream().map(CatalogRoutes::view).toList());
  }

  private static ColumnView view(Column column) {
    return new ColumnView(
        column.name(),
        column.type().duckDb(),
        column.unit().orElse(null),
        column.label(),
        column.doc(),
        column.sensitivity().name().toLowerCase(Locale.ROOT),
        column.source().orElse(null));
  }
}
