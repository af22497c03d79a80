package landstock.api.format;

import java.io.IOException;
import java.io.OutputStream;
import landstock.sql.query.Answer;

/** Writes a whole answer in one format. Stateless and thread-safe. */
public interface Encoder {

  /**
   * Reads the answer to its end. Does not close the stream, so that a failure on the way leaves an
   * unfinished text behind, never one that looks complete.
   *
   * @throws landstock.sql.problem.LandstockException if the statement fails on the way
   */
  void encode(Answer answer, OutputStream out) throws IOException;
}
