package landstock.api.export;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import landstock.api.format.Encoder;
import landstock.api.query.Workbooks;
import landstock.sql.catalog.Label;
import landstock.sql.query.Named;
import landstock.sql.query.Question;
import org.jspecify.annotations.Nullable;

/** Workbooks of answers to what people type: columns as they call them, and what they asked. */
public final class SqlWorkbooks implements Workbooks {
  private static final Label TITLE = new Label("查询结果", "Result of a query");

  private final Survey.Choice surveys;

  public SqlWorkbooks(Survey.Choice surveys) {
    this.surveys = surveys;
  }

  @Override
  public Encoder of(Context ctx, Question question) {
    Tongue tongue = Tongue.of(null, ctx);
    Survey survey = surveys.get(question.snapshot().orElse(null));
    ctx.header(
        "Content-Disposition",
        FileName.disposition("query", tongue.say(TITLE), survey, tongue, ExportFormat.XLSX));
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    for (Object value : question.parameters()) {
      if (value instanceof Named named) {
        parameters.put(named.name(), named.value());
      } else {
        parameters.put(String.valueOf(parameters.size() + 1), value);
      }
    }
    return new WorkbookEncoder(
        tongue,
        List.of(),
        AboutSheet.of(tongue, TITLE, survey.snapshot(), parameters, "", question.sql()));
  }
}
