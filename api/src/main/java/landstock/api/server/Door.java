package landstock.api.server;

import java.util.Set;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets so many requests in at a time that threads are left over, whatever the others wait for: some
 * paths are answered always. Who is not let in gets 503 at once.
 */
final class Door extends Handler.Wrapper {
  private static final String RETRY_AFTER_S = "1";

  private final Set<String> alwaysOpen;
  private final Semaphore places;

  /**
   * @param alwaysOpen paths that hold no thread for long, with what is below them
   * @param most requests at a time on any other path
   */
  Door(Set<String> alwaysOpen, int most) {
    this.alwaysOpen = Set.copyOf(alwaysOpen);
    this.places = new Semaphore(most);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (isAlwaysOpen(Request.getPathInContext(request))) {
      return super.handle(request, response, callback);
    }
    if (!places.tryAcquire()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_S);
      Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
      return true;
    }
    try {
      return super.handle(request, response, callback);
    } finally {
      places.release();
    }
  }

  private boolean isAlwaysOpen(String path) {
    return alwaysOpen.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
  }
}
