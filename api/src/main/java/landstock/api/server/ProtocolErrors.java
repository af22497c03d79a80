package landstock.api.server;

import java.util.Locale;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty refuses before a route sees it (a header too long, a broken line), as a problem. */
final class ProtocolErrors extends ErrorHandler {
  private static final String PROBLEM = "application/problem+json";

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, PROBLEM);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, text(status), callback);
  }

  private static String text(int status) {
    String title = HttpStatus.getMessage(status);
    return String.format(
        Locale.ROOT,
        "{\"type\":\"urn:landstock:problem:%s\",\"title\":\"%s\",\"status\":%d,"
            + "\"instance\":\"urn:uuid:%s\"}",
        status == HttpStatus.SERVICE_UNAVAILABLE_503
            ? "busy"
            : title.toLowerCase(Locale.ROOT).replace(' ', '-'),
        title,
        status,
        UUID.randomUUID());
  }
}
