package landstock.api.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import landstock.sql.catalog.Label;
import landstock.warehouse.snapshot.SnapshotManifest;
import org.jspecify.annotations.Nullable;

/** The second sheet of a workbook: what a person needs to trust the first. */
final class AboutSheet {
  private AboutSheet() {}

  static Map<String, String> of(Export export) {
    return of(
        export.wish().tongue(),
        export.title(),
        export.survey().snapshot(),
        export.parameters(),
        export.source(),
        export.sql());
  }

  /**
   * @param source where the rows come from, in words; empty where nobody says
   */
  static Map<String, String> of(
      Tongue tongue,
      Label title,
      SnapshotManifest snapshot,
      Map<String, @Nullable Object> parameters,
      String source,
      String sql) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put(tongue.say("标题", "Title"), tongue.say(title));
    snapshot.notice().ifPresent(n -> about.put(tongue.say("注意", "Notice"), tongue.say(n)));
    about.put(tongue.say("地区", "Place"), tongue.say(snapshot.label()));
    about.put(tongue.say("调查日期", "Survey date"), snapshot.surveyDate().toString());
    about.put(tongue.say("快照", "Snapshot"), snapshot.id());
    about.put(tongue.say("内容校验码", "Content hash"), snapshot.contentHash());
    about.put(
        tongue.say("参数", "Parameters"),
        parameters.entrySet().stream()
            .filter(e -> e.getValue() != null)
            .map(e -> e.getKey() + " = " + e.getValue())
            .collect(Collectors.joining("\n")));
    if (!source.isEmpty()) {
      about.put(tongue.say("来源", "Source"), source);
    }
    about.put("SQL", sql);
    return about;
  }
}
