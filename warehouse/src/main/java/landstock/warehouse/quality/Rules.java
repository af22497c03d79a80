package landstock.warehouse.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.datafile.DataFiles;
import org.jspecify.annotations.Nullable;

/**
 * All rules.
 *
 * @param byId in the order of the file
 */
public record Rules(Map<String, Rule> byId) {
  private static final String FOLDER = "landstock/warehouse/quality/";
  private static final List<String> FILES =
      List.of("rules.yaml", "rules-ground.yaml", "rules-economy.yaml");

  public Rules {
    byId = new LinkedHashMap<>(byId);
  }

  /** {@code rules.yaml} as written. */
  record RulesFile(List<RuleFile> rules) {}

  record RuleFile(
      @Nullable String id,
      @Nullable Severity severity,
      @Nullable Label reason,
      @Nullable Label nextStep,
      boolean rejects,
      @Nullable String forEach,
      @Nullable String sql) {}

  /** The rules of the product. */
  public static Rules load(DataFiles files) {
    return read(
        files, FILES.stream().map(f -> DataFiles.resource(FOLDER + f)).toArray(String[]::new));
  }

  /**
   * @throws LandstockException INVALID_ARGUMENT if a rule lacks something or occurs twice
   */
  static Rules read(DataFiles files, String... yamls) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (String yaml : yamls) {
      for (RuleFile file : files.read("rules.yaml", yaml, RulesFile.class).rules()) {
        Rule rule = rule(file);
        if (rules.put(rule.id(), rule) != null) {
          throw problem("rule '" + rule.id() + "' is declared twice");
        }
      }
    }
    return new Rules(rules);
  }

  public Rule get(String id) {
    Rule rule = byId.get(id);
    if (rule == null) {
      throw new LandstockException(Code.INTERNAL, "there is no rule '" + id + "'");
    }
    return rule;
  }

  private static Rule rule(RuleFile file) {
    String id = file.id();
    if (id == null
        || file.severity() == null
        || file.reason() == null
        || file.nextStep() == null
        || (file.forEach() != null && file.sql() == null)) {
      throw problem("rule '" + id + "' needs id, severity, reason and next_step");
    }
    return new Rule(
        id,
        file.severity(),
        file.reason(),
        file.nextStep(),
        file.rejects(),
        Optional.ofNullable(file.forEach())
            .map(f -> Rule.ForEach.valueOf(f.toUpperCase(Locale.ROOT))),
        Optional.ofNullable(file.sql()));
  }

  private static LandstockException problem(String what) {
    return new LandstockException(Code.INVALID_ARGUMENT, "rules.yaml: " + what);
  }
}
