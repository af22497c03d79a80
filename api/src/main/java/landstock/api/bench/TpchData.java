package landstock.api.bench;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.catalog.Table;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.engine.BuildSettings;
import landstock.sql.engine.RowAppender;
import landstock.sql.engine.SnapshotFile;
import org.jspecify.annotations.Nullable;

/** The eight tables of TPC-H, from the public generator. Money is a decimal(15,2). */
final class TpchData {
  private static final String SCHEMA = "main";

  private static final List<Table> TABLES =
      List.of(
          table("region", "r_regionkey integer, r_name text, r_comment text"),
          table("nation", "n_nationkey integer, n_name text, n_regionkey integer, n_comment text"),
          table(
              "supplier",
              "s_suppkey bigint, s_name text, s_address text, s_nationkey integer, s_phone text,"
                  + " s_acctbal decimal(15-2), s_comment text"),
          table(
              "customer",
              "c_custkey bigint, c_name text, c_address text, c_nationkey integer, c_phone text,"
                  + " c_acctbal decimal(15-2), c_mktsegment text, c_comment text"),
          table(
              "part",
              "p_partkey bigint, p_name text, p_mfgr text, p_brand text, p_type text,"
                  + " p_size integer, p_container text, p_retailprice decimal(15-2),"
                  + " p_comment text"),
          table(
              "partsupp",
              "ps_partkey bigint, ps_suppkey bigint, ps_availqty integer,"
                  + " ps_supplycost decimal(15-2), ps_comment text"),
          table(
              "orders",
              "o_orderkey bigint, o_custkey bigint, o_orderstatus text,"
                  + " o_totalprice decimal(15-2), o_orderdate date, o_orderpriority text,"
                  + " o_clerk text, o_shippriority integer, o_comment text"),
          table(
              "lineitem",
              "l_orderkey bigint, l_partkey bigint, l_suppkey bigint, l_linenumber integer,"
                  + " l_quantity decimal(15-2), l_extendedprice decimal(15-2),"
                  + " l_discount decimal(15-2), l_tax decimal(15-2), l_returnflag text,"
                  + " l_linestatus text, l_shipdate date, l_commitdate date, l_receiptdate date,"
                  + " l_shipinstruct text, l_shipmode text, l_comment text"));

  static final Catalog CATALOG = new Catalog("tpch", TABLES);

  private TpchData() {}

  /**
   * Writes all tables.
   *
   * @param scale 1 is about 6,000,000 line items
   */
  static SnapshotFile build(Path folder, double scale) {
    Path file = folder.resolve("tpch.duckdb");
    try (BuildDatabase database =
        BuildDatabase.write(file, BuildSettings.ofThisMachine(folder.resolve("spill")))) {
      for (Table table : TABLES) {
        database.execute(
            table.columns().stream()
                .map(c -> c.name() + " " + c.type().duckDb())
                .collect(Collectors.joining(", ", "CREATE TABLE " + table.name() + " (", ")")));
        fill(database, table, scale);
      }
      database.checkpoint();
    }
    return new SnapshotFile("tpch", "tpch", file, LocalDate.of(1998, 12, 1), Instant.EPOCH, 4548);
  }

  private static void fill(BuildDatabase database, Table table, double scale) {
    try (RowAppender appender = database.append(BuildDatabase.NAME, SCHEMA, table.name())) {
      for (TpchEntity entity : TpchTable.getTable(table.name()).createGenerator(scale, 1, 1)) {
        appender.row(values(table.columns(), entity.toLine()));
      }
    }
  }

  /** A line is the standard's: cells that end in a bar. */
  private static @Nullable Object[] values(List<Column> columns, String line) {
    @Nullable Object[] values = new Object[columns.size()];
    int start = 0;
    for (int i = 0; i < values.length; i++) {
      int end = line.indexOf('|', start);
      values[i] =
          value(columns.get(i).type(), line.substring(start, end < 0 ? line.length() : end));
      start = end + 1;
    }
    return values;
  }

  private static Object value(ColumnType type, String text) {
    return switch (type.kind()) {
      case INTEGER -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case DECIMAL -> new BigDecimal(text).setScale(type.scale());
      case DATE -> LocalDate.parse(text);
      default -> text;
    };
  }

  private static Table table(String name, String columns) {
    List<Column> list = new ArrayList<>();
    for (String column : columns.split(", *")) {
      String[] parts = column.strip().split(" ");
      list.add(
          new Column(
              parts[0],
              ColumnType.parse(parts[1].replace('-', ',')),
              Optional.empty(),
              new Label(parts[0], parts[0]),
              "",
              Sensitivity.PUBLIC,
              List.of(),
              Optional.empty()));
    }
    return new Table(SCHEMA, name, new Label(name, name), "", List.of(list.get(0).name()), list);
  }
}
