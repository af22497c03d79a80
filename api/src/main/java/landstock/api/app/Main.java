package landstock.api.app;

/** The front door. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Cli cli = new Cli(Console.ofProcess(), new Store.OnDisk(), ShutdownSignal::ofProcess);
    System.exit(cli.run(args));
  }
}
