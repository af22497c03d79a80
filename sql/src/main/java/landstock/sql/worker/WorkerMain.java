package landstock.sql.worker;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The door of a worker process. Standard input and output are not its pipes, so that whatever
 * prints lands in the log: they are said by {@value #INPUT} and {@value #OUTPUT}, where the system
 * can.
 */
public final class WorkerMain {
  /** Path of the pipe from the server; standard input where absent. */
  static final String INPUT = "landstock.worker.input";

  /** Path of the pipe to the server; standard output where absent. */
  static final String OUTPUT = "landstock.worker.output";

  /** The folder that is this worker's alone. */
  static final String FOLDER = "landstock.worker.folder";

  private WorkerMain() {}

  /** Serves until the server closes the pipe, or is gone. */
  public static void main(String[] args) throws IOException {
    String from = System.getProperty(INPUT);
    String to = System.getProperty(OUTPUT);
    DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(
                from == null ? new FileInputStream(FileDescriptor.in) : new FileInputStream(from)));
    FileOutputStream out =
        to == null ? new FileOutputStream(FileDescriptor.out) : new FileOutputStream(to);
    System.setOut(System.err);
    Path folder = Path.of(System.getProperty(FOLDER, "."));
    new Servant(in, new Answers(new PipeOutput(out.getChannel())), folder).serve();
  }
}
