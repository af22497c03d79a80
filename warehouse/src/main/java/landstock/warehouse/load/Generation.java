package landstock.warehouse.load;

import java.nio.file.Path;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.load.Progress.Event;
import landstock.warehouse.load.Progress.Unit;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Survey;
import landstock.warehouse.synthesis.District;
import landstock.warehouse.synthesis.defect.Defects;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/** Writes the hand-ins of a pack that generates them, as its bureaus would hand them in. */
public final class Generation {
  private Generation() {}

  /**
   * Generates every survey; files of an earlier run are replaced by equal ones.
   *
   * @param folder made where there is none; afterwards the folder to load from
   * @throws LandstockException INVALID_ARGUMENT if the pack does not generate its hand-ins
   */
  public static void generate(Pack pack, Path folder, Progress progress) {
    String yaml =
        pack.generator()
            .orElseThrow(
                () ->
                    new LandstockException(
                            Code.INVALID_ARGUMENT,
                            "pack " + pack.name() + " does not generate its hand-ins")
                        .withHint("name the folder that holds them: --data DIR"));
    DistrictSpec spec = DistrictSpec.parse("generator of pack " + pack.name(), yaml);
    Defects defects =
        pack.defects()
            .map(text -> Defects.parse("defects of pack " + pack.name(), text))
            .orElseGet(Defects::none);
    for (Survey survey : pack.surveys()) {
      District.generate(
          spec,
          defects.defects(),
          survey.date(),
          folder,
          (step, done, total) ->
              progress.at(new Event(survey.name(), "generate " + step, done, total, Unit.STEPS)));
    }
  }
}
