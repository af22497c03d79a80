package landstock.warehouse.catalog;

import java.util.List;
import java.util.Optional;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Table;

/**
 * The catalogue, and how each of its tables comes to be.
 *
 * @param catalog all tables
 * @param datasets the tables that hand-ins feed
 * @param modelled tables that a {@code .sql} model fills
 * @param written tables that the load itself fills
 */
public record DataModel(
    Catalog catalog, List<Dataset> datasets, List<Table> modelled, List<Table> written) {

  public DataModel {
    datasets = List.copyOf(datasets);
    modelled = List.copyOf(modelled);
    written = List.copyOf(written);
  }

  public Optional<Dataset> findDataset(String qualifiedName) {
    return datasets.stream().filter(d -> d.name().equals(qualifiedName)).findFirst();
  }

  /** Tables stored in every snapshot: all but those the reading engine serves. */
  public List<Table> stored() {
    return catalog.tables().stream()
        .filter(t -> modelled.contains(t) || written.contains(t))
        .toList();
  }
}
