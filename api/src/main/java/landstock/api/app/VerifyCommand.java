package landstock.api.app;

import java.util.concurrent.Callable;
import landstock.warehouse.snapshot.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code landstock verify}. */
@Command(
    name = "verify",
    description = "Looks at every byte of a store and says whether it is whole. Changes nothing.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  landstock verify --home ~/.landstock"})
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private StoreOption home = new StoreOption();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Verification verification = Verification.verify(home.path());
    for (Verification.Report report : verification.snapshots()) {
      console.say((report.ok() ? "whole    " : "DAMAGED  ") + report.id());
      for (Verification.Check check : report.checks()) {
        console.say(
            "  " + (check.ok() ? "ok    " : "FAILS ") + check.name() + ": " + check.detail());
      }
    }
    verification.strays().forEach(stray -> console.say("stray    " + stray));
    verification.problems().forEach(problem -> console.say("PROBLEM  " + problem));
    console.say(
        verification.snapshots().size()
            + " snapshot(s); "
            + (verification.ok() ? "the store is whole" : "THE STORE IS NOT WHOLE"));
    return verification.ok() ? 0 : Failures.EXIT_FAILED;
  }
}
