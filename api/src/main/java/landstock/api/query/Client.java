package landstock.api.query;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import landstock.sql.engine.Execution;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The other end of the connection while its statement computes. HTTP/1.1 tells a server nothing
 * about a client that leaves while nothing is sent, so this reads ahead on the connection: its end
 * means that the client is gone. Jetty itself does not read before the response is complete.
 */
final class Client implements AutoCloseable {
  private final EndPoint endPoint;
  private final Thread asking;
  private @Nullable Execution running;
  private boolean over;

  private Client(EndPoint endPoint, Thread asking) {
    this.endPoint = endPoint;
    this.asking = asking;
  }

  /**
   * Watches until closed. The request's body must have been read. When the client leaves, the
   * calling thread is interrupted, and later the statement cancelled.
   */
  static Client watch(HttpServletRequest request) {
    Client client = new Client(endPoint(request), Thread.currentThread());
    client.endPoint.tryFillInterested(Callback.from(client::readable, failure -> {}));
    return client;
  }

  /** From here on there is a statement to cancel. */
  synchronized void waitsFor(Execution execution) {
    running = execution;
  }

  /** Ends the connection at once: no last chunk, so the client sees that the answer is broken. */
  static void cut(HttpServletRequest request, Throwable why) {
    endPoint(request).close(why);
  }

  /** Must come before the last byte of the answer: what follows that is the next request. */
  @Override
  public void close() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      // The thread goes back to the pool; what was meant for this statement ends here.
      Thread.interrupted();
    }
    if (endPoint instanceof AbstractEndPoint waiting) {
      waiting.getFillInterest().onFail(new IOException("the answer is complete"));
    }
  }

  private synchronized void readable() {
    if (over) {
      return;
    }
    // A byte here would belong to a pipelined request, which the protocol lets a server drop as
    // long as it closes the connection.
    ByteBuffer one = BufferUtil.allocate(1);
    if (gone(one)) {
      stop();
    } else if (one.hasRemaining()) {
      endPoint.close(new IOException("pipelined requests are not served"));
      stop();
    }
  }

  private void stop() {
    if (running == null) {
      asking.interrupt();
    } else {
      running.cancel();
    }
  }

  private boolean gone(ByteBuffer buffer) {
    try {
      return endPoint.fill(buffer) < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static EndPoint endPoint(HttpServletRequest request) {
    return ServletContextRequest.getServletContextRequest(request)
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint();
  }
}
