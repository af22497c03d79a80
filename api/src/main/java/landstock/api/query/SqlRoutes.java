package landstock.api.query;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.Function;
import landstock.api.format.ArrowEncoder;
import landstock.api.format.CsvEncoder;
import landstock.api.format.Encoder;
import landstock.api.format.JsonEncoder;
import landstock.api.problem.Problems;
import landstock.sql.engine.Control;
import landstock.sql.engine.Limits;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.query.Answer;
import landstock.sql.query.Question;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sql}. */
public final class SqlRoutes {
  public static final String PATH = "/v1/sql";

  private final Ask ask;
  private final Limits caps;
  private final JsonEncoder json = new JsonEncoder();
  private final ArrowEncoder arrow;
  private final Workbooks workbooks;

  /**
   * @param ask lets a bounded number in
   * @param caps what no caller may exceed
   * @param sridOfSnapshot EPSG code of the geometry of a snapshot, by its id
   * @param workbooks for those who want one
   */
  public SqlRoutes(
      Ask ask, Limits caps, Function<String, OptionalInt> sridOfSnapshot, Workbooks workbooks) {
    this.ask = ask;
    this.caps = caps;
    this.arrow = new ArrowEncoder(sridOfSnapshot);
    this.workbooks = workbooks;
  }

  public void register(RoutesConfig routes) {
    routes.post(PATH, this::answer);
  }

  private void answer(Context ctx) throws IOException {
    Format format = Format.choose(ctx.queryParam("f"), ctx.header("Accept"));
    Control control = StatementId.of(ctx);
    Problems.id(ctx, control.id());
    ctx.header(StatementId.HEADER, control.id());
    Question question = RequestBody.read(ctx).question(caps, control);
    Encoder encoder = encoder(format, ctx, question);
    boolean text = format == Format.JSON || format == Format.CSV;
    boolean gzip = text && MediaRange.takesGzip(ctx.header("Accept-Encoding"));
    try (Client client = Client.watch(ctx.req());
        Answer answer = ask.ask(question)) {
      client.waitsFor(answer.rows());
      new Delivery(ctx, client, answer, gzip).send(encoder, format.contentType());
    }
  }

  private Encoder encoder(Format format, Context ctx, Question question) {
    return switch (format) {
      case JSON -> json;
      case CSV -> new CsvEncoder(bom(ctx.queryParam("bom")));
      case ARROW -> arrow;
      case XLSX -> workbooks.of(ctx, question);
    };
  }

  private static boolean bom(@Nullable String value) {
    return switch (value == null ? "false" : value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new LandstockException(
              Code.INVALID_ARGUMENT, "bom must be true or false, was '" + value + "'");
    };
  }
}
