package landstock.sql.catalog;

import java.util.List;
import java.util.Optional;

/**
 * All tables, in the order they are presented.
 *
 * @param version changes whenever the meaning of a table or column does
 * @param tables unique by qualified name
 */
public record Catalog(String version, List<Table> tables) {

  /** The one table that is about snapshots rather than in one: the reading engine holds it. */
  public static final String SNAPSHOT_TABLE = "meta.snapshot";

  public Catalog {
    tables = List.copyOf(tables);
  }

  public Optional<Table> findTable(String schema, String name) {
    return tables.stream()
        .filter(t -> t.schema().equals(schema) && t.name().equals(name))
        .findFirst();
  }

  /** Schemas, each once, in the order of their first table. */
  public List<String> schemas() {
    return tables.stream().map(Table::schema).distinct().toList();
  }
}
