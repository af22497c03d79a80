package landstock.api.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import landstock.warehouse.load.LoadStatus;
import org.jspecify.annotations.Nullable;

/**
 * A load as clients see it; what is not known is absent.
 *
 * @param state {@code running}, {@code published}, {@code rejected}, {@code failed} or {@code
 *     interrupted}
 * @param startedAt ISO 8601, as {@code at}, the time this was so
 * @param problem why not everything was published, and what to do
 * @param events where the same is told as it changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LoadView(
    String id,
    String pack,
    String state,
    String startedAt,
    String at,
    @Nullable Step step,
    List<String> snapshots,
    @Nullable String problem,
    String events) {

  /**
   * What a load does, or did last.
   *
   * @param name of a hand-in, or {@code models}, {@code rules}, {@code publish}
   * @param finished the last part of it that is done, such as the table of a model
   * @param unit {@code bytes} or {@code steps}, of {@code done} and {@code total}
   * @param share that is done, 0 to 1
   * @param remainingSeconds of the step
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      String survey,
      String name,
      String finished,
      long done,
      long total,
      String unit,
      double share,
      long rows,
      @Nullable Double rowsPerSecond,
      @Nullable Double remainingSeconds) {

    static Step of(LoadStatus.Step step) {
      return new Step(
          step.survey(),
          step.name(),
          step.finished(),
          step.done(),
          step.total(),
          step.unit().name().toLowerCase(Locale.ROOT),
          step.share(),
          step.rows(),
          step.rowsPerSecond(),
          step.remainingSeconds());
    }
  }

  static LoadView of(LoadStatus load) {
    LoadStatus.@Nullable Step step = load.step();
    return new LoadView(
        load.id(),
        load.pack(),
        load.state().name().toLowerCase(Locale.ROOT),
        load.startedAt().toString(),
        load.at().toString(),
        step == null ? null : Step.of(step),
        load.snapshots(),
        load.problem(),
        LoadRoutes.PATH + "/" + load.id() + "/events");
  }
}
