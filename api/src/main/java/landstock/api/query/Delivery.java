package landstock.api.query;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import landstock.api.format.Encoder;
import landstock.sql.engine.Execution;
import landstock.sql.query.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one answer. A short one is sent whole, with its length. A long one is sent in chunks; its
 * summary follows as trailers. A failure while nothing is sent yet becomes a problem document; a
 * later one cuts the connection, so that no client takes the part for the whole.
 */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int HOLD_BYTES = 256 * 1024;
  private static final int GZIP_BUFFER_BYTES = 16 * 1024;

  private static final String STATUS = "X-Query-Status";
  private static final String ROW_COUNT = "X-Row-Count";
  private static final String TRUNCATED = "X-Result-Truncated";

  private final Context ctx;
  private final Client client;
  private final Answer answer;
  private final boolean gzip;

  /**
   * @param client watched until the statement is done
   * @param gzip whether the client takes gzip
   */
  Delivery(Context ctx, Client client, Answer answer, boolean gzip) {
    this.ctx = ctx;
    this.client = client;
    this.answer = answer;
    this.gzip = gzip;
  }

  void send(Encoder encoder, String contentType) throws IOException {
    HeldOutput out = new HeldOutput(HOLD_BYTES, () -> chunks(contentType));
    try {
      encoder.encode(answer, out);
      client.close();
      if (out.committed()) {
        out.close();
      } else {
        whole(out.held(), contentType);
      }
    } catch (IOException | RuntimeException e) {
      if (!out.committed()) {
        throw e;
      }
      LOG.info("query {} broke off: {}", answer.rows().id(), String.valueOf(e.getMessage()));
      Client.cut(ctx.req(), e);
    }
  }

  private void whole(byte[] body, String contentType) throws IOException {
    HttpServletResponse response = head(contentType);
    summary().forEach(response::setHeader);
    byte[] sent = gzip ? zipped(body) : body;
    response.setContentLength(sent.length);
    response.getOutputStream().write(sent);
  }

  private OutputStream chunks(String contentType) throws IOException {
    HttpServletResponse response = head(contentType);
    response.setHeader("Trailer", String.join(", ", STATUS, ROW_COUNT, TRUNCATED));
    response.setTrailerFields(this::summary);
    OutputStream out = response.getOutputStream();
    return gzip ? new GZIPOutputStream(out, GZIP_BUFFER_BYTES) : out;
  }

  private HttpServletResponse head(String contentType) {
    HttpServletResponse response = ctx.res();
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(contentType);
    response.setHeader("X-Query-Id", answer.rows().id());
    response.setHeader("X-Snapshot", answer.snapshot());
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    return response;
  }

  private Map<String, String> summary() {
    Execution rows = answer.rows();
    return Map.of(
        STATUS, "complete",
        ROW_COUNT, Long.toString(rows.rowCount()),
        TRUNCATED, Boolean.toString(rows.truncated()));
  }

  private static byte[] zipped(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(body);
    }
    return bytes.toByteArray();
  }
}
