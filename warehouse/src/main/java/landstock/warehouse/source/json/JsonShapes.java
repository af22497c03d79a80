package landstock.warehouse.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.geometry.GeometryFault;
import landstock.warehouse.source.geometry.GeometryMaker;
import org.jspecify.annotations.Nullable;

/**
 * Takes geometries off a parser. Points are counted as they come: what is over the limit, or no
 * geometry, is passed over without being kept. Used by one thread.
 */
public final class JsonShapes {
  private static final int MOST = GeometryMaker.MOST_POINTS;
  private static final int DEEPEST_COLLECTION = 4;
  private static final int DEEPEST_ARRAY = 4;

  /** What is done with a member that is not of the geometry. */
  @FunctionalInterface
  public interface Others {
    /**
     * The parser stands at its value, and afterwards at the last token of it.
     *
     * @return whether it was read; otherwise nothing of it may be
     */
    boolean read(String name, JsonParser json) throws IOException, Unreadable;
  }

  /** What is kept of the numbers of an array. */
  private enum Kind {
    /** A point each, of which two numbers. */
    POSITIONS,
    /** All of them; each stands for points of its own. */
    ARCS
  }

  private int points;
  private int arrays;
  private @Nullable GeometryFault fault;

  /** Reads the object whose brace the parser stands at. */
  public JsonShape read(JsonParser json, Others others) throws IOException, Unreadable {
    points = 0;
    arrays = 0;
    fault = null;
    return object(json, others, 0);
  }

  /**
   * @throws GeometryFault where the last geometry was passed over
   */
  public void check() throws GeometryFault {
    if (fault != null) {
      throw fault;
    }
  }

  private JsonShape object(JsonParser json, Others others, int depth)
      throws IOException, Unreadable {
    String type = null;
    NumberArray coordinates = null;
    NumberArray arcs = null;
    List<JsonShape> parts = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (others.read(name, json)) {
        continue;
      }
      boolean array = token == JsonToken.START_ARRAY;
      if (name.equals("type") && token == JsonToken.VALUE_STRING) {
        type = json.getText();
      } else if (name.equals("coordinates") && array) {
        coordinates = array(json, Kind.POSITIONS, 1);
      } else if (name.equals("arcs") && array) {
        arcs = array(json, Kind.ARCS, 1);
      } else if (name.equals("geometries") && array) {
        parts = parts(json, depth + 1);
      } else {
        json.skipChildren();
      }
    }
    return new JsonShape(type, coordinates, arcs, parts);
  }

  private List<JsonShape> parts(JsonParser json, int depth) throws IOException, Unreadable {
    List<JsonShape> parts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        fail("a part of a collection is no geometry");
      } else if (depth > DEEPEST_COLLECTION) {
        fail("collections nest too deep");
      } else if (++arrays > MOST) {
        fail("more than " + MOST + " parts");
      }
      if (fault == null) {
        parts.add(object(json, (name, at) -> false, depth));
      } else {
        json.skipChildren();
      }
    }
    return parts;
  }

  private NumberArray array(JsonParser json, Kind kind, int depth) throws IOException {
    double[] numbers = new double[kind == Kind.POSITIONS ? 2 : 4];
    int count = 0;
    List<NumberArray> inner = List.of();
    if (++arrays > 2 * MOST) {
      fail("more than " + MOST + " arrays");
    }
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      if (fault != null) {
        json.skipChildren();
      } else if (t == JsonToken.START_ARRAY && count == 0 && depth < DEEPEST_ARRAY) {
        inner = inner.isEmpty() ? new ArrayList<>() : inner;
        inner.add(array(json, kind, depth + 1));
      } else if (t.isNumeric() && inner.isEmpty()) {
        count(kind, count);
        if (kind == Kind.ARCS && count == numbers.length) {
          numbers = Arrays.copyOf(numbers, 2 * count);
        }
        if (count < numbers.length) {
          numbers[count] = json.getDoubleValue();
          count++;
        }
      } else {
        fail(no(kind, json));
        json.skipChildren();
      }
    }
    return count == 0 && inner.isEmpty()
        ? NumberArray.EMPTY
        : new NumberArray(count == numbers.length ? numbers : Arrays.copyOf(numbers, count), inner);
  }

  private void count(Kind kind, int before) {
    if ((kind == Kind.ARCS || before == 0) && ++points > MOST) {
      fail("more than " + MOST + (kind == Kind.ARCS ? " arcs" : " points"));
    }
  }

  private static String no(Kind kind, JsonParser json) throws IOException {
    String text = json.getText();
    return kind == Kind.POSITIONS
        ? "a coordinate is not two numbers"
        : "an arc is named by a whole number, not by "
            + text.substring(0, Math.min(40, text.length()));
  }

  private void fail(String detail) {
    if (fault == null) {
      fault = GeometryFault.unreadable(detail);
    }
  }
}
