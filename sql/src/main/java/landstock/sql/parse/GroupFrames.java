package landstock.sql.parse;

import java.util.Set;
import landstock.sql.operator.GroupsFrame;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.babel.Token;
import org.apache.calcite.sql.util.SqlShuttle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * {@code ORDER BY x GROUPS BETWEEN …} is read as ROWS with {@link GroupsFrame} behind the keys, for
 * Calcite's grammar has no GROUPS.
 */
final class GroupFrames extends SqlShuttle {
  private static final String MARK = "groups frame";

  private static final Set<String> FRAME_WORDS = Set.of("between", "unbounded", "current");

  /** Marks the frames in the tokens; {@link #visit} unfolds the marks in the tree. */
  static void mark(Tokens tokens) {
    for (int i = tokens.size() - 1; i > 0; i--) {
      if (tokens.is(i, "groups") && frame(tokens, i)) {
        if (!ordered(tokens, i)) {
          Token place = tokens.get(i);
          throw new LandstockException(
                  Code.INVALID_QUERY, "a frame of GROUPS needs ORDER BY in the same window")
              .withHint("write OVER (ORDER BY x GROUPS …)")
              .at(place.beginLine, place.beginColumn);
        }
        tokens.replace(i, 1, ", \"" + MARK + "\"() ROWS");
      }
    }
  }

  private static boolean frame(Tokens tokens, int groups) {
    return FRAME_WORDS.contains(tokens.word(groups + 1))
        || tokens.is(groups + 2, "preceding")
        || tokens.is(groups + 2, "following");
  }

  /** Whether an ORDER BY stands before, since the window's parenthesis opened. */
  private static boolean ordered(Tokens tokens, int groups) {
    int depth = 0;
    for (int i = groups - 1; i >= 0; i--) {
      if (tokens.closes(i)) {
        depth++;
      } else if (tokens.opens(i) && --depth < 0) {
        return false;
      } else if (depth == 0 && tokens.is(i, "order", "by")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    return call.getOperator().getName().equals(MARK) && call.operandCount() == 0
        ? GroupsFrame.mark(call)
        : super.visit(call);
  }
}
