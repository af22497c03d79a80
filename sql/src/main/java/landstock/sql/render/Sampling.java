package landstock.sql.render;

import org.apache.calcite.plan.RelOptSamplingParameters;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;

/** DuckDB takes a bare number of TABLESAMPLE for a number of rows; ours is a percentage. */
final class Sampling extends SqlSpecialOperator {
  private static final int PRECEDENCE = 20;

  private final RelOptSamplingParameters sample;

  Sampling(RelOptSamplingParameters sample) {
    super("TABLESAMPLE", SqlKind.OTHER, PRECEDENCE);
    this.sample = sample;
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    call.operand(0).unparse(writer, getLeftPrec(), getRightPrec());
    writer.keyword("TABLESAMPLE");
    writer.keyword(sample.isBernoulli() ? "BERNOULLI" : "SYSTEM");
    SqlWriter.Frame percent = writer.startList("(", ")");
    writer.print(sample.sampleRate.movePointRight(2).toPlainString());
    writer.keyword("PERCENT");
    writer.endList(percent);
    if (sample.isRepeatable()) {
      writer.keyword("REPEATABLE");
      SqlWriter.Frame seed = writer.startList("(", ")");
      writer.print(sample.getRepeatableSeed());
      writer.endList(seed);
    }
  }
}
