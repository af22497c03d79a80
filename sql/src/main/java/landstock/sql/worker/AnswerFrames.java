package landstock.sql.worker;

import java.io.IOException;
import java.util.OptionalDouble;

/** What a worker says about one statement, frame by frame. Read by one thread at a time. */
final class AnswerFrames {
  private final PipeInput in;
  private final int number;
  private volatile double progress = -1;
  private boolean leaving;
  private long rowCount;
  private boolean truncated;

  /**
   * @param number of the statement
   */
  AnswerFrames(PipeInput in, int number) {
    this.in = in;
    this.number = number;
  }

  /**
   * Reads on to the frame that is wanted; {@link Frame#END} may come instead of a batch, {@link
   * Frame#FAILED} instead of any.
   *
   * @throws IOException if the pipe ends, or says what it should not
   */
  Frame await(Frame wanted) throws IOException {
    while (true) {
      Frame frame = in.frame();
      switch (frame) {
        case PROGRESS -> {
          int about = in.data().readInt();
          double told = in.data().readDouble();
          progress = about == number ? told : progress;
        }
        case LEAVING -> leaving = true;
        case FAILED -> {
          return frame;
        }
        case END -> {
          if (wanted == Frame.SCHEMA) {
            throw unexpected(frame);
          }
          rowCount = in.data().readLong();
          truncated = in.data().readBoolean();
          return frame;
        }
        case SCHEMA, BATCH -> {
          if (frame != wanted) {
            throw unexpected(frame);
          }
          return frame;
        }
        case OPEN, EXECUTE, CANCEL, READY -> throw unexpected(frame);
      }
    }
  }

  /** Reads whatever is left of the answer and throws it away. */
  void drain() throws IOException {
    while (true) {
      Frame frame = in.frame();
      switch (frame) {
        case SCHEMA, BATCH -> in.skipArrow();
        case PROGRESS -> in.data().skipNBytes(Integer.BYTES + Double.BYTES);
        case LEAVING -> leaving = true;
        case END -> {
          in.data().skipNBytes(Long.BYTES + 1);
          return;
        }
        case FAILED -> {
          var unused = Wire.failure(in.data());
          return;
        }
        case OPEN, EXECUTE, CANCEL, READY -> throw unexpected(frame);
      }
    }
  }

  OptionalDouble progress() {
    return progress < 0 ? OptionalDouble.empty() : OptionalDouble.of(progress);
  }

  /** Whether the worker has said that it serves no statement after this one. */
  boolean leaving() {
    return leaving;
  }

  /** Valid after {@link Frame#END}. */
  long rowCount() {
    return rowCount;
  }

  /** Valid after {@link Frame#END}. */
  boolean truncated() {
    return truncated;
  }

  private static IOException unexpected(Frame frame) {
    return new IOException("a worker does not say " + frame + " here");
  }
}
