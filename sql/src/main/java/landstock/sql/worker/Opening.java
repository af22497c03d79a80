package landstock.sql.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.ColumnType;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Sensitivity;
import landstock.sql.catalog.Table;
import landstock.sql.engine.DuckEngine;
import landstock.sql.engine.InstanceTable;
import landstock.sql.engine.SnapshotFile;

/** What a worker is told first. Of tables only what DuckDB needs to know crosses. */
record Opening(
    DuckEngine.Settings settings, List<SnapshotFile> snapshots, List<InstanceTable> tables) {

  private static final Label NO_LABEL = new Label("", "");

  Opening {
    snapshots = List.copyOf(snapshots);
    tables = List.copyOf(tables);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(settings.threads());
    out.writeInt(settings.memoryMb());
    out.writeInt(settings.arrowMb());
    Wire.list(out, snapshots, Opening::snapshot);
    Wire.list(out, tables, Opening::table);
  }

  static Opening read(DataInput in) throws IOException {
    DuckEngine.Settings settings =
        new DuckEngine.Settings(in.readInt(), in.readInt(), in.readInt());
    return new Opening(
        settings, Wire.list(in, Opening::snapshot), Wire.list(in, Opening::instanceTable));
  }

  private static void snapshot(DataOutput out, SnapshotFile snapshot) throws IOException {
    Wire.text(out, snapshot.id());
    Wire.text(out, snapshot.pack());
    Wire.text(out, snapshot.database().toAbsolutePath().toString());
    out.writeLong(snapshot.surveyDate().toEpochDay());
    Wire.text(out, snapshot.publishedAt().toString());
    out.writeInt(snapshot.srid());
  }

  private static SnapshotFile snapshot(DataInput in) throws IOException {
    return new SnapshotFile(
        Wire.text(in),
        Wire.text(in),
        Path.of(Wire.text(in)),
        LocalDate.ofEpochDay(in.readLong()),
        Instant.parse(Wire.text(in)),
        in.readInt());
  }

  private static void table(DataOutput out, InstanceTable instance) throws IOException {
    Wire.text(out, instance.table().schema());
    Wire.text(out, instance.table().name());
    Wire.list(out, instance.table().columns(), Opening::column);
    Wire.list(out, instance.rows(), Wire::values);
  }

  private static InstanceTable instanceTable(DataInput in) throws IOException {
    String schema = Wire.text(in);
    String name = Wire.text(in);
    List<Column> columns = Wire.list(in, Opening::column);
    return new InstanceTable(
        new Table(schema, name, NO_LABEL, "", List.of(), columns), Wire.list(in, Wire::values));
  }

  private static void column(DataOutput out, Column column) throws IOException {
    Wire.text(out, column.name());
    Wire.text(out, column.type().kind().name());
    out.writeInt(column.type().precision());
    out.writeInt(column.type().scale());
  }

  private static Column column(DataInput in) throws IOException {
    String name = Wire.text(in);
    ColumnType type =
        new ColumnType(ColumnType.Kind.valueOf(Wire.text(in)), in.readInt(), in.readInt());
    return new Column(
        name,
        type,
        Optional.empty(),
        NO_LABEL,
        "",
        Sensitivity.PUBLIC,
        List.of(),
        Optional.empty());
  }
}
