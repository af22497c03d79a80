package landstock.warehouse.synthesis;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.synthesis.defect.Defect;
import landstock.warehouse.synthesis.economy.Economy;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.handin.HandInFile;
import landstock.warehouse.synthesis.handin.HandIns;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/** A synthetic district. Stateless. */
public final class District {
  private static final int MOST_YEARS = 20;
  private static final int STEPS_BEFORE_FILES = 2;

  private District() {}

  /**
   * Writes the hand-ins of one survey: equal specifications and dates give equal bytes. A later
   * survey evolves from the first, year by year, and tells the same history.
   *
   * @param surveyDate the specification's first survey or the same day up to 20 years later
   * @param folder of all hand-ins; the files go into a folder of it named after the survey's year
   * @return the files with their row counts; names are relative to {@code folder}
   * @throws LandstockException INVALID_ARGUMENT for another date, or a specification that cannot be
   *     met, or a folder that cannot be written to
   */
  public static List<HandInFile> generate(
      DistrictSpec spec, LocalDate surveyDate, Path folder, Progress progress) {
    return generate(spec, List.of(), surveyDate, folder, progress);
  }

  /**
   * Writes the hand-ins of one survey.
   *
   * @param defects of any survey; those of this one are put into its files
   */
  public static List<HandInFile> generate(
      DistrictSpec spec,
      List<Defect> defects,
      LocalDate surveyDate,
      Path folder,
      Progress progress) {
    int year = surveyDate.getYear();
    int first = spec.firstSurvey().getYear();
    if (year < first
        || year > first + MOST_YEARS
        || !surveyDate.equals(spec.firstSurvey().plusYears(year - first))) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT,
          "the district has surveys on "
              + spec.firstSurvey()
              + " and the same day of the following "
              + MOST_YEARS
              + " years, not on "
              + surveyDate);
    }
    try {
      return write(spec, defects, year, folder, progress);
    } catch (IllegalArgumentException e) {
      throw new LandstockException(
          Code.INVALID_ARGUMENT, "the specification cannot be met: " + e.getMessage(), e);
    }
  }

  private static List<HandInFile> write(
      DistrictSpec spec, List<Defect> defects, int year, Path folder, Progress progress) {
    progress.at("ground", 0, STEPS_BEFORE_FILES);
    Ground ground = Ground.first(spec);
    progress.at("economy", 1, STEPS_BEFORE_FILES);
    Economy economy = Economy.first(spec, ground);
    for (int next = spec.firstSurvey().getYear() + 1; next <= year; next++) {
      ground = ground.next(spec, next);
      economy = economy.next(spec, ground, next);
    }
    HandIns handIns = new HandIns(spec, ground, economy, year);
    int total = STEPS_BEFORE_FILES + handIns.count();
    return handIns.write(
        folder, defects, (file, done) -> progress.at(file, STEPS_BEFORE_FILES + done, total));
  }
}
