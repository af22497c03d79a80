package landstock.warehouse.source.topojson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import landstock.sql.problem.Nearest;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.source.FileFormat;
import landstock.warehouse.source.MemoryBudget;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.TextFile;
import landstock.warehouse.source.Unreadable;
import landstock.warehouse.source.crs.CrsCheck;
import landstock.warehouse.source.crs.CrsMember;
import landstock.warehouse.source.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * TopoJSON: the object that the pack names as layer, or the only one. Read twice, because arcs may
 * follow what is made of them. A row is the geometry of the object's collection, from 1.
 */
public final class TopoJsonFormat implements FileFormat {
  private final MemoryBudget memory;

  /**
   * @param memory for its arcs
   */
  public TopoJsonFormat(MemoryBudget memory) {
    this.memory = memory;
  }

  @Override
  public void read(Path file, HandIn handIn, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    try (MemoryBudget.Held held = memory.open()) {
      read(file, handIn, new Topology(records, held), records, bytesRead);
    }
  }

  private static void read(
      Path file, HandIn handIn, Topology topology, Records records, LongConsumer bytesRead)
      throws IOException, Unreadable {
    CrsMember crs = new CrsMember(new CrsCheck(handIn, records));
    parse(file, records, bytes -> {}, json -> readTopology(json, topology, crs, records));
    crs.end();
    topology.undoSteps();
    String object = object(topology, handIn, records);
    TopoJsonRows rows = new TopoJsonRows(topology, records);
    parse(file, records, bytesRead, json -> readObject(json, object, rows));
    rows.end();
  }

  /** What is done with the members of the outermost object. */
  @FunctionalInterface
  private interface Member {
    void read(JsonParser json) throws IOException, Unreadable;
  }

  /** Gives each member of the outermost object to {@code member}, its value being the token. */
  private static void parse(Path file, Records records, LongConsumer bytesRead, Member member)
      throws IOException, Unreadable {
    TextFile.read(
        file,
        StandardCharsets.UTF_8,
        records,
        bytesRead,
        text -> {
          try {
            JsonText.read(text, json -> members(json, records, member));
          } catch (JsonText.Malformed e) {
            throw e.cutOff()
                ? records.unreadable("file_truncated", null, null, "the JSON does not end")
                : records.unreadable("file_broken", null, null, String.valueOf(e.getMessage()));
          }
        });
  }

  private static void members(JsonParser json, Records records, Member member)
      throws IOException, Unreadable {
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      json.nextToken();
      member.read(json);
    }
    if (json.nextToken() != null) {
      throw records.unreadable("file_broken", null, null, "text after the end of the JSON");
    }
  }

  private static void readTopology(
      JsonParser json, Topology topology, CrsMember crs, Records records)
      throws IOException, Unreadable {
    String name = json.currentName();
    JsonToken token = json.currentToken();
    if (name.equals("type") && !json.getText().equals("Topology")) {
      throw records.unreadable("not_what_it_claims", null, null, "JSON, but not a Topology");
    }
    if (name.equals("transform") && token == JsonToken.START_OBJECT) {
      topology.transform(JsonText.tree(json));
    } else if (name.equals("arcs") && token == JsonToken.START_ARRAY) {
      topology.readArcs(json);
    } else if (name.equals("objects") && token == JsonToken.START_OBJECT) {
      topology.nameObjects(json);
    } else if (name.equals("crs") && token == JsonToken.START_OBJECT) {
      crs.read(JsonText.tree(json));
    } else {
      json.skipChildren();
    }
  }

  private static String object(Topology topology, HandIn handIn, Records records)
      throws Unreadable {
    @Nullable String only = topology.onlyObject();
    @Nullable String wanted = handIn.layer().orElse(only);
    if (wanted != null && topology.objects().contains(wanted)) {
      return wanted;
    }
    if (topology.objects().isEmpty()) {
      throw records.unreadable("not_what_it_claims", null, null, "JSON without objects");
    }
    String near =
        wanted == null
            ? ""
            : Nearest.to(wanted, topology.objects()).stream()
                .findFirst()
                .map(n -> "; perhaps " + n)
                .orElse("");
    throw records.unreadable(
        "layer_missing", null, wanted, "objects: " + String.join(", ", topology.objects()) + near);
  }

  private static void readObject(JsonParser json, String object, TopoJsonRows rows)
      throws IOException, Unreadable {
    if (!json.currentName().equals("objects") || json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = json.currentName().equals(object);
      JsonToken token = json.nextToken();
      if (wanted && token == JsonToken.START_OBJECT) {
        rows.readObject(json);
      } else {
        json.skipChildren();
      }
    }
  }
}
