package landstock.api.export;

import io.javalin.http.Context;
import java.io.IOException;
import landstock.api.query.Answering;
import landstock.api.snapshot.Tag;
import landstock.sql.query.Answer;

/** Asks, and sends answers in every format. Thread-safe. */
public final class Exports {
  private final Answering answering;
  private final ExportEncoders encoders = new ExportEncoders();

  public Exports(Answering answering) {
    this.answering = answering;
  }

  /**
   * @param tag of the answer, which nobody has
   */
  public void send(Context ctx, Export export, Tag tag) throws IOException {
    ExportFormat format = export.wish().format();
    answering.send(
        ctx,
        export.sql(),
        export.arguments(),
        export.survey().id(),
        new Answering.Form(
            encoders.encoder(export),
            format.contentType(),
            answer -> seen(ctx, export, tag, answer),
            format.small()));
  }

  /** From here on there is an answer, so headers may speak of it. */
  private static Answer seen(Context ctx, Export export, Tag tag, Answer answer) {
    tag.write(ctx);
    Tongue tongue = export.wish().tongue();
    ctx.header(
        "Content-Disposition",
        FileName.disposition(
            export.name(),
            tongue.say(export.title()),
            export.survey(),
            tongue,
            export.wish().format()));
    export
        .survey()
        .snapshot()
        .notice()
        .ifPresent(n -> ctx.header("Landstock-Notice", FileName.escaped(tongue.say(n))));
    return ExportEncoders.shown(export, answer);
  }
}
