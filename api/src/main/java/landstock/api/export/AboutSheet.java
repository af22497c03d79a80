package landstock.api.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import landstock.warehouse.snapshot.SnapshotManifest;

/** The second sheet of a workbook: what a person needs to trust the first. */
final class AboutSheet {
  private AboutSheet() {}

  static Map<String, String> of(Export export) {
    Tongue tongue = export.wish().tongue();
    SnapshotManifest snapshot = export.survey().snapshot();
    Map<String, String> about = new LinkedHashMap<>();
    about.put(tongue.say("标题", "Title"), tongue.say(export.title()));
    snapshot.notice().ifPresent(n -> about.put(tongue.say("注意", "Notice"), tongue.say(n)));
    about.put(tongue.say("地区", "Place"), tongue.say(snapshot.label()));
    about.put(tongue.say("调查日期", "Survey date"), snapshot.surveyDate().toString());
    about.put(tongue.say("快照", "Snapshot"), snapshot.id());
    about.put(tongue.say("内容校验码", "Content hash"), snapshot.contentHash());
    about.put(
        tongue.say("参数", "Parameters"),
        export.parameters().entrySet().stream()
            .filter(e -> e.getValue() != null)
            .map(e -> e.getKey() + " = " + e.getValue())
            .collect(Collectors.joining("\n")));
    about.put(tongue.say("来源", "Source"), export.source());
    about.put("SQL", export.sql());
    return about;
  }
}
