package landstock.warehouse.source.topojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * The arcs that geometry is made of, and how quantised positions become coordinates. The whole of
 * it is in memory, at most {@value #MOST_POINTS} points and what the budget allows.
 */
final class Topology {
  private static final int MOST_POINTS = 20_000_000;
  private static final int MOST_ARCS = 5_000_000;

  private static final int FIRST_ORDINATES = 16;
  private static final int BYTES_PER_ARC = 24 + Double.BYTES * FIRST_ORDINATES;

  private final Records records;
  private final MemoryBudget.Held memory;
  private final List<double[]> arcs = new ArrayList<>();
  private final List<String> objects = new ArrayList<>();
  private double scaleX = 1;
  private double scaleY = 1;
  private double originX;
  private double originY;
  private boolean quantised;
  private long points;

  Topology(Records records, MemoryBudget.Held memory) {
    this.records = records;
    this.memory = memory;
  }

  /** Names of its objects, in order. */
  List<String> objects() {
    return List.copyOf(objects);
  }

  int arcs() {
    return arcs.size();
  }

  /**
   * Positions of an arc as they are stored: x, y, x, y; {@link #x} and {@link #y} make coordinates
   * of them.
   */
  double[] arc(int index) {
    return arcs.get(index);
  }

  double x(double stored) {
    return stored * scaleX + originX;
  }

  double y(double stored) {
    return stored * scaleY + originY;
  }

  void transform(JsonNode transform) throws Unreadable {
    JsonNode scale = transform.path("scale");
    JsonNode translate = transform.path("translate");
    scaleX = finite(scale.path(0));
    scaleY = finite(scale.path(1));
    originX = finite(translate.path(0));
    originY = finite(translate.path(1));
    quantised = true;
  }

  private double finite(JsonNode number) throws Unreadable {
    if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
      throw records.unreadable(
          "file_broken", null, number.toString(), "transform needs two scales and two translates");
    }
    return number.doubleValue();
  }

  /** Notes the names of the objects; the parser stands at their brace. */
  void nameObjects(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      objects.add(json.currentName());
      json.nextToken();
      json.skipChildren();
    }
  }

  /** Reads all arcs; the parser stands at their bracket. */
  void readArcs(JsonParser json) throws IOException, Unreadable {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (arcs.size() == MOST_ARCS) {
        throw tooMany("over " + MOST_ARCS + " arcs");
      }
      arcs.add(readArc(json));
    }
  }

  private double[] readArc(JsonParser json) throws IOException, Unreadable {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw broken("arc " + arcs.size() + " is no array");
    }
    take(BYTES_PER_ARC);
    double[] arc = new double[FIRST_ORDINATES];
    int length = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (++points > MOST_POINTS) {
        throw tooMany("over " + MOST_POINTS + " points");
      }
      if (length == arc.length) {
        take((long) Double.BYTES * length);
        arc = Arrays.copyOf(arc, 2 * length);
      }
      readPosition(json, arc, length);
      length += 2;
    }
    return Arrays.copyOf(arc, length);
  }

  private void readPosition(JsonParser json, double[] arc, int at) throws IOException, Unreadable {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw broken("a position of arc " + arcs.size() + " is no array");
    }
    int ordinates = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!json.currentToken().isNumeric()) {
        throw broken("a position of arc " + arcs.size() + " is not two numbers");
      }
      if (ordinates < 2) {
        arc[at + ordinates] = json.getDoubleValue();
      }
      ordinates++;
    }
    if (ordinates < 2) {
      throw broken("a position of arc " + arcs.size() + " is not two numbers");
    }
  }

  /** Quantised arcs hold steps; after this they hold positions. */
  void undoSteps() {
    if (!quantised) {
      return;
    }
    for (double[] arc : arcs) {
      for (int i = 2; i < arc.length; i++) {
        arc[i] += arc[i - 2];
      }
    }
  }

  private Unreadable broken(String detail) {
    return records.unreadable("file_broken", null, null, detail);
  }

  private void take(long bytes) throws Unreadable {
    if (!memory.take(bytes)) {
      throw tooMany("its arcs need more than " + (memory.mostBytes() >> 20) + " MB of memory");
    }
  }

  private Unreadable tooMany(String detail) {
    return records.unreadable("layer_unusable", null, null, detail);
  }

  @Nullable String onlyObject() {
    return objects.size() == 1 ? objects.get(0) : null;
  }
}
