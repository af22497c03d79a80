package landstock.api.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import landstock.warehouse.inspect.HandInPlan;

/** What a load would do, for somebody at a terminal. */
final class PlanText {
  private PlanText() {}

  static List<String> of(List<HandInPlan> plans) {
    List<String> lines = new ArrayList<>();
    for (HandInPlan plan : plans) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %s: %s -> %s  (%s, %s, EPSG:%d, 查看 / looked at %,d%s)%s",
              plan.survey(),
              plan.source(),
              plan.file() + (plan.layer() == null ? "" : " [" + plan.layer() + "]"),
              plan.dataset(),
              plan.format(),
              plan.encoding(),
              plan.srid(),
              plan.rows(),
              plan.whole() ? "" : "+",
              plan.blocks() ? "  ✗ 将阻止发布 / would block" : ""));
      lines.addAll(Told.mapping(plan.fit()));
      plan.constants().forEach(c -> lines.add("  = " + c));
      lines.addAll(Told.told(plan.told()));
      lines.add("");
    }
    long blocked = plans.stream().filter(HandInPlan::blocks).count();
    lines.add(
        blocked == 0
            ? "没有阻止发布的问题；未装载任何数据 / nothing would block; nothing was loaded"
            : blocked + " 个文件将阻止发布；未装载任何数据 / " + blocked + " would block; nothing was loaded");
    return lines;
  }
}
