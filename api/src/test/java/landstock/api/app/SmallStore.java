package landstock.api.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import landstock.api.query.SmallDuck;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.catalog.Table;
import landstock.warehouse.snapshot.SnapshotManifest;

/** A store of one table and one snapshot around a real DuckDB. */
final class SmallStore {
  private SmallStore() {}

  static Store of(SmallDuck duck) {
    Column code = column("code", "text", Optional.empty(), "宗地代码", "Parcel code", "The key.");
    Column area =
        column(
            "area_m2", "decimal(14,2)", Optional.of("m2"), "面积", "Area", "Area on the register.");
    Table parcel =
        new Table(
            "land",
            "parcel",
            new Label("宗地", "Parcel"),
            "A parcel.",
            List.of("code"),
            List.of(code, area));
    SnapshotManifest snapshot =
        new SnapshotManifest(
            SmallDuck.SNAPSHOT,
            "small",
            new Label("小城", "Small town"),
            Optional.empty(),
            LocalDate.of(2024, 12, 31),
            Instant.parse("2025-01-01T00:00:00Z"),
            4548,
            "1",
            "abc",
            Map.of("land.parcel", 3L),
            Map.of(),
            List.of(),
            Map.of());
    return new Store(
        duck,
        () -> new Catalog("1", List.of(parcel)),
        () -> List.of(snapshot),
        () -> Optional.of(snapshot),
        () -> {});
  }

  private static Column column(
      String name, String type, Optional<String> unit, String zh, String en, String doc) {
    return new Column(
        name,
        ColumnType.parse(type),
        unit,
        new Label(zh, en),
        doc,
        Sensitivity.PUBLIC,
        List.of(),
        Optional.of("TD/T 1016"));
  }
}
