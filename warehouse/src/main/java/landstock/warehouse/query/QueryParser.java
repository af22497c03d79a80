package landstock.warehouse.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Label;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.datafile.DataFiles;
import landstock.warehouse.query.QueryHeader.ColumnHead;
import landstock.warehouse.query.QueryHeader.ParameterSaid;
import landstock.warehouse.query.SavedQuery.ColumnSaid;
import org.jspecify.annotations.Nullable;

/** Reads a file: the header, as YAML in the comment it begins with, then one SELECT. */
final class QueryParser {
  private static final String COMMENT = "-- ";

  private final DataFiles files;
  private final Catalog catalog;
  private final Set<String> dimensions;
  private final Set<String> reserved;

  /**
   * @param dimensions of measures, whose values may be choices
   * @param reserved names that no parameter may have
   */
  QueryParser(DataFiles files, Catalog catalog, Set<String> dimensions, Set<String> reserved) {
    this.files = files;
    this.catalog = catalog;
    this.dimensions = dimensions;
    this.reserved = reserved;
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT naming the file and what does not fit
   */
  SavedQuery parse(String name, String text, Optional<String> pack) {
    String file = name + ".sql";
    List<String> lines = text.lines().toList();
    int body = 0;
    while (body < lines.size() && lines.get(body).startsWith(COMMENT)) {
      body++;
    }
    String yaml =
        lines.subList(0, body).stream()
            .map(l -> l.substring(COMMENT.length()))
            .collect(Collectors.joining("\n"));
    QueryHeader head = files.read(file, yaml, QueryHeader.class);
    List<Parameter> parameters = new ArrayList<>();
    need(head.parameters(), file, "parameters")
        .forEach((key, said) -> parameters.add(parameter(file, key, said)));
    List<ColumnSaid> columns = new ArrayList<>();
    need(head.columns(), file, "columns")
        .forEach((key, said) -> columns.add(column(file, key, said)));
    List<String> grain = need(head.grain(), file, "grain");
    List<String> names = columns.stream().map(ColumnSaid::name).toList();
    that(names.containsAll(grain), file, "grain " + grain + " is not among " + names);
    List<String> source = need(head.source(), file, "source");
    source.forEach(s -> table(file, s));
    return new SavedQuery(
        name,
        need(head.title(), file, "title"),
        need(head.doc(), file, "doc"),
        need(head.theme(), file, "theme"),
        grain,
        parameters,
        source,
        columns,
        String.join("\n", lines.subList(body, lines.size())) + "\n",
        pack);
  }

  private Parameter parameter(String file, String name, ParameterSaid said) {
    String place = file + ", parameter " + name;
    that(!reserved.contains(name), place, "the name is taken");
    Map<String, Label> values = said.values() == null ? Map.of() : said.values();
    Optional<String> choices = Optional.ofNullable(said.choices());
    choices.ifPresent(c -> that(dimensions.contains(c), place, "there is no dimension " + c));
    Parameter parameter =
        new Parameter(
            name,
            need(said.type(), place, "type"),
            Optional.ofNullable(said.initial()),
            need(said.label(), place, "label"),
            need(said.doc(), place, "doc"),
            values,
            choices,
            Optional.ofNullable(said.min()),
            Optional.ofNullable(said.max()));
    parameter.initial().ifPresent(parameter::read);
    return parameter;
  }

  private ColumnSaid column(String file, String name, ColumnHead said) {
    String place = file + ", column " + name;
    Optional<Column> stored = Optional.ofNullable(said.of()).map(of -> stored(place, of));
    Label label = said.label() == null ? stored.map(Column::label).orElse(null) : said.label();
    Optional<String> unit = Optional.ofNullable(said.unit()).or(() -> stored.flatMap(Column::unit));
    return new ColumnSaid(
        name, need(said.type(), place, "type"), unit, need(label, place, "label"));
  }

  private Column stored(String place, String qualified) {
    int dot = qualified.lastIndexOf('.');
    return table(place, dot < 0 ? qualified : qualified.substring(0, dot))
        .findColumn(qualified.substring(dot + 1))
        .orElseThrow(() -> wrong(place, "there is no column " + qualified));
  }

  private Table table(String place, String qualified) {
    return catalog.tables().stream()
        .filter(t -> t.qualifiedName().equals(qualified))
        .findFirst()
        .orElseThrow(() -> wrong(place, "there is no table " + qualified));
  }

  private static <T> T need(@Nullable T value, String place, String what) {
    if (value == null) {
      throw wrong(place, what + " is missing");
    }
    return value;
  }

  private static void that(boolean holds, String place, String otherwise) {
    if (!holds) {
      throw wrong(place, otherwise);
    }
  }

  private static LandstockException wrong(String place, String what) {
    return new LandstockException(Code.INVALID_ARGUMENT, place + ": " + what);
  }
}
