package landstock.api.savedquery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import landstock.api.export.Export;
import landstock.api.export.Heading;
import landstock.api.export.Survey;
import landstock.api.export.Units;
import landstock.api.export.Wish;
import landstock.warehouse.query.Arguments;
import landstock.warehouse.query.SavedQuery;
import landstock.warehouse.query.SavedQuery.ColumnSaid;

/** A saved query on its way out, whatever the door. */
public final class QueryExport {
  private QueryExport() {}

  public static Export of(SavedQuery query, Survey survey, Wish wish, Arguments arguments) {
    return new Export(
        query.name(),
        query.title(),
        survey,
        wish,
        headings(query, survey),
        idColumn(query),
        String.join(", ", query.source()),
        query.sql(),
        arguments.values(),
        arguments.named(query, wish.tongue().key()));
  }

  private static List<Heading> headings(SavedQuery query, Survey survey) {
    List<Heading> headings = new ArrayList<>();
    for (ColumnSaid column : query.columns()) {
      headings.add(
          new Heading(
              column.name(),
              column.label(),
              column.unit().map(u -> Units.of(u, survey.currency())),
              column.type().equals("GEOMETRY"),
              Map.of()));
    }
    return headings;
  }

  private static int idColumn(SavedQuery query) {
    if (query.grain().size() != 1) {
      return -1;
    }
    List<String> names = query.columns().stream().map(ColumnSaid::name).toList();
    return names.indexOf(query.grain().get(0));
  }
}
