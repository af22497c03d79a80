package landstock.api.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import landstock.api.query.JsonBody;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.measure.MeasureQuery;
import landstock.warehouse.measure.MeasureQuery.Filter;
import landstock.warehouse.measure.MeasureQuery.Order;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"measures","dimensions","filters","snapshot","order","limit","totals",…}}. */
final class MeasureBody {
  static final List<String> FIELDS =
      List.of(
          "measures",
          "dimensions",
          "filters",
          "snapshot",
          "order",
          "limit",
          "totals",
          "shape",
          "lang",
          "names",
          "bom");

  private MeasureBody() {}

  /**
   * @throws LandstockException INVALID_ARGUMENT naming the field
   */
  static MeasureQuery query(JsonNode root) {
    JsonBody.refuseUnknown("field", root::fieldNames, FIELDS);
    List<Filter> filters = new ArrayList<>();
    for (JsonNode filter : list(root, "filters")) {
      filters.add(filter(filter));
    }
    List<Order> order = new ArrayList<>();
    for (JsonNode item : list(root, "order")) {
      order.add(order(item));
    }
    JsonNode totals = root.path("totals");
    that(absent(totals) || totals.isBoolean(), "totals must be true or false, was " + totals);
    return new MeasureQuery(
        texts(root, "measures"),
        texts(root, "dimensions"),
        filters,
        Optional.empty(),
        order,
        limit(root.path("limit")),
        totals.asBoolean(false));
  }

  /** Fields that are not about the question, as the URL would say them. */
  static Map<String, String> options(JsonNode root) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String name : List.of("snapshot", "shape", "lang", "names", "bom")) {
      JsonNode value = root.path(name);
      if (absent(value)) {
        continue;
      }
      that(value.isTextual() || value.isBoolean(), name + " must be a text, was " + value);
      if (!value.asText().isEmpty()) {
        options.put(name, value.asText());
      }
    }
    return options;
  }

  private static Filter filter(JsonNode node) {
    that(node.isObject(), "a filter must be an object, was " + node);
    JsonBody.refuseUnknown(
        "field of a filter", node::fieldNames, List.of("dimension", "op", "value", "values"));
    String dimension = text(node, "dimension", null);
    JsonNode one = node.path("value");
    JsonNode several = node.path("values");
    that(
        one.isMissingNode() || several.isMissingNode(),
        "a filter has value or values, not both: " + node);
    List<Object> values = new ArrayList<>();
    if (several.isMissingNode() && !absent(one)) {
      values.add(value(one, dimension));
    } else if (!several.isMissingNode()) {
      that(several.isArray(), "values must be a list, was " + several);
      several.forEach(v -> values.add(value(v, dimension)));
    }
    return new Filter(dimension, FilterText.operator(text(node, "op", "=")), values);
  }

  private static Object value(JsonNode node, String dimension) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case NUMBER -> node.isIntegralNumber() ? node.longValue() : node.decimalValue();
      default ->
          throw wrong("a value of '" + dimension + "' must be a text or a number, was " + node);
    };
  }

  private static Order order(JsonNode node) {
    if (node.isTextual()) {
      return FilterText.order(node.textValue());
    }
    that(node.isObject(), "order must be a list of {\"by\", \"desc\"}, was " + node);
    JsonBody.refuseUnknown("field of order", node::fieldNames, List.of("by", "desc"));
    JsonNode descending = node.path("desc");
    that(
        absent(descending) || descending.isBoolean(),
        "desc must be true or false, was " + descending);
    return new Order(text(node, "by", null), descending.asBoolean(false));
  }

  private static OptionalInt limit(JsonNode node) {
    if (absent(node)) {
      return OptionalInt.empty();
    }
    that(
        node.isIntegralNumber() && node.canConvertToInt(),
        "limit must be a whole number, was " + node);
    return OptionalInt.of(node.intValue());
  }

  private static List<String> texts(JsonNode root, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list(root, name)) {
      that(item.isTextual(), name + " must be a list of names, has " + item);
      texts.add(item.textValue());
    }
    return texts;
  }

  private static Iterable<JsonNode> list(JsonNode root, String name) {
    JsonNode node = root.path(name);
    if (absent(node)) {
      return List.of();
    }
    that(node.isArray(), name + " must be a list, was " + node);
    return node;
  }

  private static String text(JsonNode node, String name, @Nullable String otherwise) {
    JsonNode value = node.path(name);
    if (absent(value) && otherwise != null) {
      return otherwise;
    }
    that(value.isTextual(), name + " must be a text, was " + (absent(value) ? "missing" : value));
    return value.textValue();
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw wrong(otherwise);
    }
  }

  private static LandstockException wrong(String message) {
    return new LandstockException(Code.INVALID_ARGUMENT, message);
  }
}
