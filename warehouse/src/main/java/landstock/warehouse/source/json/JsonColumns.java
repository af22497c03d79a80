package landstock.warehouse.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import landstock.warehouse.source.PlainNumber;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.TakenColumns;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/** Properties of features to texts of columns; their names are looked up as they appear. */
public final class JsonColumns {
  private static final int MOST_NAMES = 20_000;

  private final Records records;
  private final TakenColumns taken;
  private final Map<String, Integer> columns = new HashMap<>();

  public JsonColumns(Records records) {
    this.records = records;
    this.taken = new TakenColumns(records);
  }

  /**
   * Reads the properties whose brace the parser stands at.
   *
   * @param texts one per column
   * @throws Unreadable where two properties mean one column, or there is no end of them
   */
  public void read(JsonParser json, @Nullable String[] texts, long row)
      throws IOException, Unreadable {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      int column = column(name, row);
      if (json.nextToken() == JsonToken.VALUE_NULL || column == Records.NONE) {
        json.skipChildren();
        continue;
      }
      boolean fraction = json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
      String text = JsonText.of(json);
      if (text == null) {
        throw records.unreadable("field_too_long", row, name, "");
      }
      texts[column] = fraction ? PlainNumber.of(text) : text;
    }
  }

  private int column(String name, long row) throws Unreadable {
    Integer known = columns.get(name);
    if (known != null) {
      return known;
    }
    if (columns.size() == MOST_NAMES) {
      throw records.unreadable("too_many_columns", row, name, "");
    }
    int column = taken.take(name, null);
    columns.put(name, column);
    return column;
  }
}
