package landstock.warehouse.load;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import landstock.sql.engine.BuildDatabase;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.catalog.DataModel;
import landstock.warehouse.feedback.HandInReport.About;
import landstock.warehouse.feedback.ReportFiles;
import landstock.warehouse.feedback.Reports;
import landstock.warehouse.feedback.Rows;
import landstock.warehouse.pack.HandIn;
import landstock.warehouse.pack.Pack;
import landstock.warehouse.pack.Survey;
import landstock.warehouse.quality.Findings;
import landstock.warehouse.quality.Rules;
import landstock.warehouse.staging.HandInTexts;

/**
 * Ends a load that has blocking findings: nothing is published, so the reports to the bureaus are
 * written at once, beside the store.
 *
 * @param data folder of the hand-ins
 * @param home of the store
 */
record Refusal(Pack pack, Survey survey, Path data, Path home, DataModel model, Rules rules) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  /**
   * @param reads the tables of {@code meta} are there and empty
   * @throws LandstockException REJECTED if a finding is blocking
   */
  void ifBlocking(BuildDatabase database, Findings findings, List<ReadHandIn> reads) {
    Map<String, String> files =
        survey.handIns().stream().collect(Collectors.toMap(HandIn::name, HandIn::file));
    List<String> lines = findings.blocking(files);
    if (lines.isEmpty()) {
      return;
    }
    throw new LandstockException(
            Code.REJECTED,
            "survey "
                + survey.name()
                + " cannot be published, "
                + count(findings, lines.size())
                + ":\n  "
                + String.join("\n  ", lines))
        .withHint(
            "nothing was published; correct the files or the pack and load again"
                + written(database, findings, reads));
  }

  private static String count(Findings findings, int shown) {
    long all = findings.bySeverity().getOrDefault("blocking", 0L);
    return all + " blocking finding(s)" + (all > shown ? ", the first " + shown : "");
  }

  /** A report that cannot be written must not hide why the load was refused. */
  private String written(BuildDatabase database, Findings findings, List<ReadHandIn> reads) {
    Path folder =
        home.resolve("reports")
            .resolve(
                survey.name().replaceAll("[^\\p{L}\\p{N}_-]", "_")
                    + "-"
                    + LocalDateTime.now(ZoneOffset.UTC).format(TIME));
    try {
      Ledger ledger = new Ledger(database, pack, survey);
      List<ReadHandIn> nothing =
          reads.stream().map(r -> new ReadHandIn(r.handIn(), r.result(), 0)).toList();
      ledger.writeSources(nothing);
      ledger.writeHeaders(nothing);
      findings.store();
      About about =
          new About(pack.label(), survey.name(), survey.date().toString(), Optional.empty());
      Reports reports =
          new Reports(Rows.in(database), model, rules, about, new HandInTexts(data, survey, model));
      ReportFiles.write(reports, source -> true, folder);
      return "; reports to the bureaus are in " + folder;
    } catch (LandstockException e) {
      return "; the reports to the bureaus could not be written: " + e.text();
    }
  }
}
