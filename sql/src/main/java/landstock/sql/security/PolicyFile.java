package landstock.sql.security;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import landstock.sql.catalog.Catalog;
import landstock.sql.catalog.Column;
import landstock.sql.catalog.Table;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.problem.Nearest;
import landstock.sql.security.Policy.ColumnRule;

/**
 * Reads policies.
 *
 * <pre>
 * roles:
 *   street_office:
 *     econ.enterprise:
 *       rows: street_code = 'S1'
 *       columns: {registered_address: hidden}
 *     econ.tax_year:
 *       columns: {amount: aggregate-only, refund: aggregate-only}
 * </pre>
 *
 * A table or column that is not named is visible in full.
 */
public final class PolicyFile {
  private static final Map<String, ColumnRule> RULES =
      Stream.of(ColumnRule.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  r -> r.name().toLowerCase(Locale.ROOT).replace('_', '-'), r -> r));

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  /** Tells whether a text is a condition over a row of a table. */
  public interface ConditionCheck {
    /**
     * @throws LandstockException with the place within the condition
     */
    void check(Table table, String condition);
  }

  private final String file;
  private final Catalog catalog;
  private final ConditionCheck conditions;

  private PolicyFile(String file, Catalog catalog, ConditionCheck conditions) {
    this.file = file;
    this.catalog = catalog;
    this.conditions = conditions;
  }

  /**
   * @param file its name, for messages
   * @return role to its policy, in the order of the file
   * @throws LandstockException INVALID_ARGUMENT naming file, role, table and column
   */
  public static Map<String, Policy> read(
      String file, String yaml, Catalog catalog, ConditionCheck conditions) {
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (JacksonException e) {
      JsonLocation at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
      throw new LandstockException(Code.INVALID_ARGUMENT, file + place + ": " + reason, e);
    }
    return new PolicyFile(file, catalog, conditions).roles(root);
  }

  private Map<String, Policy> roles(JsonNode root) {
    Map<String, Policy> policies = new LinkedHashMap<>();
    keys(root, "the file", Set.of("roles"));
    entries(root.path("roles"), "roles")
        .forEach(role -> policies.put(role.getKey(), role(role.getKey(), role.getValue())));
    return policies;
  }

  private Policy role(String role, JsonNode declared) {
    Map<String, String> rows = new LinkedHashMap<>();
    Map<String, ColumnRule> columns = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : entries(declared, "role '" + role + "'")) {
      Table table = table(role, entry.getKey());
      String place = role + " " + table.qualifiedName();
      keys(entry.getValue(), place, Set.of("rows", "columns"));
      JsonNode condition = entry.getValue().path("rows");
      if (!condition.isMissingNode()) {
        rows.put(table.qualifiedName(), condition(place, table, condition));
      }
      JsonNode rules = entry.getValue().path("columns");
      if (!rules.isMissingNode()) {
        for (Map.Entry<String, JsonNode> rule : entries(rules, place + " columns")) {
          columns.put(
              table.qualifiedName() + "." + column(place, table, rule.getKey()).name(),
              rule(place + "." + rule.getKey(), rule.getValue()));
        }
      }
    }
    return new Policy(role, rows, columns);
  }

  private Table table(String role, String name) {
    return catalog.tables().stream()
        .filter(t -> t.qualifiedName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    role + ": there is no table '" + name + "'",
                    name,
                    catalog.tables().stream().map(Table::qualifiedName).toList()));
  }

  private Column column(String place, Table table, String name) {
    return table
        .findColumn(name)
        .orElseThrow(
            () ->
                unknown(
                    place + ": there is no column '" + name + "'",
                    name,
                    table.columns().stream().map(Column::name).toList()));
  }

  private ColumnRule rule(String place, JsonNode value) {
    ColumnRule rule = RULES.get(value.asText());
    if (rule == null) {
      List<String> known = RULES.keySet().stream().sorted().toList();
      throw unknown(place + ": '" + value.asText() + "' is no rule", value.asText(), known)
          .withHint("the rules are " + String.join(", ", known));
    }
    return rule;
  }

  private String condition(String place, Table table, JsonNode value) {
    if (!value.isTextual() && !value.isBoolean()) {
      throw problem(place + ": 'rows' must be a condition, as after WHERE");
    }
    try {
      conditions.check(table, value.asText());
      return value.asText();
    } catch (LandstockException e) {
      String at = e.position().map(p -> " at " + p.line() + ":" + p.column()).orElse("");
      throw new LandstockException(
              Code.INVALID_ARGUMENT, file + ": " + place + " rows" + at + ": " + e.text(), e)
          .withSuggestions(e.suggestions());
    }
  }

  private List<Map.Entry<String, JsonNode>> entries(JsonNode node, String place) {
    if (!node.isObject()) {
      throw problem(place + " must be a mapping");
    }
    return List.copyOf(node.properties());
  }

  private void keys(JsonNode node, String place, Collection<String> known) {
    for (Map.Entry<String, JsonNode> entry : entries(node, place)) {
      if (!known.contains(entry.getKey())) {
        throw unknown(place + ": unknown key '" + entry.getKey() + "'", entry.getKey(), known);
      }
    }
  }

  private LandstockException unknown(String text, String name, Collection<String> known) {
    return problem(text).withSuggestions(Nearest.to(name, known));
  }

  private LandstockException problem(String text) {
    return new LandstockException(Code.INVALID_ARGUMENT, file + ": " + text);
  }
}
