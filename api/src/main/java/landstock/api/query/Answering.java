package landstock.api.query;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import landstock.api.format.Encoder;
import landstock.api.problem.Problems;
import landstock.sql.engine.Control;
import landstock.sql.engine.Limits;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import org.jspecify.annotations.Nullable;

/** Asks a statement of our own and delivers its answer. */
public final class Answering {
  private final Ask ask;
  private final Limits caps;

  /**
   * @param ask lets a bounded number in
   * @param caps what no answer may exceed
   */
  public Answering(Ask ask, Limits caps) {
    this.ask = ask;
    this.caps = caps;
  }

  /**
   * How an answer is sent.
   *
   * @param seen what becomes of its columns before they are written
   * @param small whether gzip would make it smaller
   */
  public record Form(
      Encoder encoder, String contentType, UnaryOperator<Answer> seen, boolean small) {}

  /**
   * Asks and sends. The request's body must have been read.
   *
   * @param snapshot id of one that exists
   * @throws landstock.sql.problem.LandstockException for every failure before the first byte
   */
  public void send(
      Context ctx, String sql, List<@Nullable Object> parameters, String snapshot, Form form)
      throws IOException {
    Control control = StatementId.of(ctx);
    Problems.id(ctx, control.id());
    ctx.header(StatementId.HEADER, control.id());
    Question question = new Question(sql, parameters, Optional.of(snapshot), limits(), control);
    boolean gzip = form.small() && MediaRange.takesGzip(ctx.header("Accept-Encoding"));
    try (Client client = Client.watch(ctx.req());
        Answer answer = ask.ask(question)) {
      client.waitsFor(answer.rows());
      new Delivery(ctx, client, form.seen().apply(answer), gzip)
          .send(form.encoder(), form.contentType());
    }
  }

  private Limits limits() {
    Duration usual = Limits.DEFAULT.deadline();
    return new Limits(
        caps.deadline().compareTo(usual) < 0 ? caps.deadline() : usual,
        caps.maxRows(),
        caps.maxBytes());
  }
}
